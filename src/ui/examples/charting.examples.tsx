/** Examples of what a page counts: tables, charts, maps, profiles. */
import {
  BarChart,
  DataTable,
  MiniBridge,
  NoFigure,
  PillarProfile,
  ProvinceMap,
  TileMap,
  TileStrips,
} from '../index.ts';
import { type Example, say } from './example.ts';

export const chartingExamples: readonly Example[] = [
  {
    component: 'DataTable',
    render: (language) => {
      const t = say(language);
      return (
        <DataTable
          language={language}
          caption={t('Việc đang mở', 'Open cases')}
          columns={[
            { label: t('Đơn vị', 'Firm') },
            { label: t('Tiến độ', 'Progress') },
            { label: t('Hạn', 'Due'), sortHref: '#sort', sorted: 'ascending' },
            { label: t('Còn', 'Days left'), numeric: true },
          ]}
          rows={[
            [
              t('Hộ kinh doanh mẫu', 'A sample household business'),
              <MiniBridge key="bridge" language={language} states={['on', 'on', 'now', 'off']} />,
              '24/11/2026',
              '2',
            ],
            [
              t('Hợp tác xã mẫu', 'A sample cooperative'),
              <NoFigure key="none" language={language} />,
              '25/11/2026',
              '3',
            ],
          ]}
        />
      );
    },
  },
  {
    component: 'BarChart',
    render: (language) => {
      const t = say(language);
      return (
        <BarChart
          language={language}
          caption={t('Đã làm trên tổng số', 'Done out of all')}
          max={100}
          columns={[t('Nhóm', 'Group'), t('Tỷ lệ', 'Share')]}
          markNote={t('Vạch đứng: mục tiêu 50.', 'Line: target of 50.')}
          bars={[
            { label: t('Siêu nhỏ', 'Micro'), value: 22, shown: '22 %', mark: 50, strong: true },
            { label: t('Nhỏ', 'Small'), value: 61, shown: '61 %' },
            { label: t('Vừa', 'Medium') },
          ]}
        />
      );
    },
  },
  {
    component: 'ProvinceMap',
    render: (language) => {
      const t = say(language);
      return (
        <ProvinceMap
          label={t('Bản đồ mẫu hai tỉnh, có quần đảo', 'A sample map of two provinces with islands')}
          viewBox="0 0 400 220"
          shapes={[
            {
              id: 'a',
              name: t('Tỉnh A', 'Province A'),
              shown: '12',
              shade: 2,
              path: 'M20 20h120v90h-120z',
              href: '#a',
            },
            {
              id: 'b',
              name: t('Tỉnh B', 'Province B'),
              shown: t('giữ kín', 'withheld'),
              shade: 'none',
              path: 'M140 20h90v90h-90z',
            },
          ]}
          islands={[
            {
              id: 'c',
              name: t('Quần đảo C', 'Islands C'),
              of: t('Tỉnh B', 'Province B'),
              shown: '0',
              shade: 0,
              at: [320, 110],
            },
          ]}
          legend={[
            { shade: 2, label: t('10 đến 20', '10 to 20') },
            { shade: 'none', label: t('giữ kín', 'withheld') },
          ]}
        />
      );
    },
  },
  {
    component: 'TileMap',
    render: (language) => {
      const t = say(language);
      return (
        <TileMap
          label={t('Ô mẫu của ba xã', 'Sample tiles of three communes')}
          tiles={[
            { id: 'a', name: t('Xã A', 'Commune A'), shown: '0', shade: 0 },
            { id: 'b', name: t('Xã B', 'Commune B'), shown: '31', shade: 4, here: true },
            { id: 'c', name: t('Xã C', 'Commune C'), shown: t('giữ kín', 'withheld'), shade: 'none' },
          ]}
          legend={[{ shade: 4, label: t('nhiều nhất', 'most') }]}
        />
      );
    },
  },
  {
    component: 'TileStrips',
    render: (language) => {
      const t = say(language);
      return (
        <TileStrips
          strips={[
            { id: 'a', name: t('Tỉnh A', 'Province A'), href: '#a', words: '2 / 4', shades: [4, 1, 0, 'none'] },
            { id: 'b', name: t('Tỉnh B', 'Province B'), href: '#b', words: '0 / 2', shades: [0, 0] },
          ]}
          legend={[
            { shade: 0, label: t('chưa có', 'none') },
            { shade: 4, label: t('nhiều nhất', 'most') },
          ]}
        />
      );
    },
  },
  {
    component: 'PillarProfile',
    render: (language) => {
      const t = say(language);
      return (
        <PillarProfile
          language={language}
          caption={t('Điểm theo trụ cột', 'Points by pillar')}
          columns={[t('Trụ cột', 'Pillar'), t('Điểm', 'Points')]}
          pillars={[
            { label: t('Trải nghiệm số', 'Digital experience'), score: 12, max: 40, shown: '12 / 40', next: 20 },
            { label: t('An toàn', 'Security'), max: 25, shown: '' },
          ]}
        />
      );
    },
  },
];
