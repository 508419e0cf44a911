/** Examples of what a page tells: marks, reasons, steps, lists, tables, charts, people, figures. */
import type { LocalDate } from '../../foundation/clock.ts';
import {
  BarChart,
  BecauseList,
  Bridge,
  CatalogList,
  ClaimedFigure,
  CountedFigure,
  Counts,
  DataTable,
  Disclosure,
  EmptyState,
  FigurePair,
  GradeTag,
  KeyValues,
  LateTag,
  LeaderRows,
  LinkButton,
  MiniBridge,
  NoFigure,
  NoneTag,
  Notice,
  NumberedList,
  Person,
  PillarProfile,
  PlainTag,
  PromiseBox,
  ProvinceMap,
  ProvisionalTag,
  ReasonTree,
  Sample,
  Stack,
  Step,
  StepList,
  SummaryList,
  TileMap,
  TileStrips,
  Timeline,
  VerdictPanel,
  VerdictTag,
} from '../index.ts';
import { type Example, say } from './example.ts';

export const tellingExamples: readonly Example[] = [
  {
    component: 'Bridge',
    render: (language) => {
      const t = say(language);
      return (
        <Bridge
          language={language}
          spans={[
            { state: 'on', label: t('Chữ ký số', 'Signature') },
            { state: 'prov', label: t('Mức 2', 'Level 2') },
            { state: 'now', label: t('Hóa đơn', 'Invoices') },
            { state: 'late', label: t('Hẹn trả lời', 'Answer due') },
            { state: 'off', label: t('Sao lưu', 'Backup') },
          ]}
        >
          <b>{t('2 trên 5 nhịp đã sáng.', '2 of 5 spans are lit.')}</b>{' '}
          {t('Một lời hẹn đang trễ.', 'One promise is late.')}
        </Bridge>
      );
    },
  },
  {
    component: 'MiniBridge',
    render: (language) => (
      <p>
        <MiniBridge language={language} states={['on', 'on', 'now', 'off']} />{' '}
        <MiniBridge language={language} states={['on', 'prov', 'late', 'off']} />
      </p>
    ),
  },
  {
    component: 'GradeTag, ProvisionalTag, LateTag, NoneTag, PlainTag, NoFigure, VerdictTag',
    render: (language) => {
      const t = say(language);
      return (
        <Stack>
          <div class="acts">
            <GradeTag language={language} grade="declared" />
            <GradeTag language={language} grade="evidenced" />
            <GradeTag language={language} grade="verified" />
            <NoneTag>{t('chưa ai kiểm tra', 'nobody has checked')}</NoneTag>
            <ProvisionalTag language={language} />
            <LateTag language={language} />
            <PlainTag>{t('kế toán', 'accounting')}</PlainTag>
            <NoFigure language={language} />
          </div>
          <div class="acts">
            <VerdictTag language={language} verdict="yes" />
            <VerdictTag language={language} verdict="no" />
            <VerdictTag language={language} verdict="unknown" />
          </div>
        </Stack>
      );
    },
  },
  {
    component: 'VerdictPanel',
    render: (language) => {
      const t = say(language);
      return (
        <VerdictPanel language={language} verdict="yes" over={t('Với doanh nghiệp của bạn', 'For your firm')}>
          <p>{t('Tối đa 50.000.000 ₫ một năm.', 'Up to VND 50 million a year.')}</p>
          <p class="src">{t('Cơ quan tiếp nhận quyết định.', 'The receiving authority decides.')}</p>
        </VerdictPanel>
      );
    },
  },
  {
    component: 'ReasonTree',
    render: (language) => {
      const t = say(language);
      return (
        <ReasonTree
          language={language}
          reasons={[
            {
              verdict: 'unknown',
              text: t('Tất cả phải đạt', 'All must hold'),
              children: [
                {
                  verdict: 'yes',
                  text: t('14 lao động, mốc là 50', '14 employees, the limit is 50'),
                  grade: 'verified',
                  citation: t('NĐ 80/2021, Điều 5', 'Decree 80/2021, art. 5'),
                },
                { verdict: 'no', text: t('Chưa có báo giá', 'No quotation yet'), grade: 'declared' },
                {
                  verdict: 'unknown',
                  text: t('Giải pháp có trong danh mục không', 'Is the solution on the list'),
                  citation: t('NĐ 80/2021, Điều 11.2', 'Decree 80/2021, art. 11.2'),
                  citationVerified: false,
                  act: <a href="#reason">{t('Trả lời câu này', 'Answer this')}</a>,
                },
              ],
            },
          ]}
        />
      );
    },
  },
  {
    component: 'StepList, Step, BecauseList, LeaderRows',
    render: (language) => {
      const t = say(language);
      return (
        <StepList>
          <Step
            first
            number={1}
            kicker={t('Việc tuần này', 'This week')}
            title={t('Đăng ký chữ ký số năm đầu', 'Get a digital signature for the first year')}
            acts={<LinkButton href="#step">{t('Bắt đầu việc này', 'Start this step')}</LinkButton>}
          >
            <BecauseList
              language={language}
              items={[
                { text: t('Mới đăng ký, chưa đủ 12 tháng', 'Registered less than 12 months ago'), grade: 'verified' },
                { text: t('Chưa có chữ ký số', 'No digital signature yet'), grade: 'declared' },
                { text: t('Cần trước khi xuất hóa đơn', 'Needed before invoicing') },
              ]}
            />
            <LeaderRows
              language={language}
              rows={[
                { label: t('Công sức', 'Effort') },
                {
                  label: t('Chi phí', 'Cost'),
                  value: t('257.000–1.792.000 ₫ một năm', 'VND 257,000–1,792,000 a year'),
                  source: t('Bảng giá nhà cung cấp, 2024–2026', 'Vendor price lists, 2024–2026'),
                },
                {
                  label: t('Có thể được hỗ trợ', 'May be supported'),
                  value: t('năm đầu', 'first year'),
                  provisional: true,
                },
              ]}
            />
          </Step>
          <Step
            number={2}
            kicker={t('Tiếp theo', 'Next')}
            title={t('Xuất hóa đơn từ máy của bạn', 'Invoice from your own machine')}
          />
        </StepList>
      );
    },
  },
  {
    component: 'SummaryList',
    render: (language) => {
      const t = say(language);
      return (
        <SummaryList
          language={language}
          rows={[
            {
              label: t('Số lao động', 'Employees'),
              value: t('14 người', '14 people'),
              note: <GradeTag language={language} grade="declared" />,
              change: { href: '#employees' },
            },
            {
              label: t('Ngành', 'Industry'),
              value: t('Bán lẻ đặc sản', 'Retail of specialities'),
              note: <GradeTag language={language} grade="verified" />,
              change: { href: '#industry' },
            },
          ]}
        />
      );
    },
  },
  {
    component: 'KeyValues, NumberedList',
    render: (language) => {
      const t = say(language);
      return (
        <Stack loose>
          <KeyValues
            rows={[
              { label: t('Thời hạn', 'Time'), value: t('14 ngày làm việc', '14 working days') },
              { label: t('Nơi nhận', 'Where'), value: t('Sở Tài chính', 'Department of Finance') },
            ]}
          />
          <NumberedList
            items={[
              t('Tờ khai quy mô, chúng tôi điền sẵn', 'Declaration of size, filled in for you'),
              t('Báo giá của nhà cung cấp', 'A quotation from the vendor'),
            ]}
          />
        </Stack>
      );
    },
  },
  {
    component: 'CatalogList',
    render: (language) => {
      const t = say(language);
      return (
        <CatalogList
          rank={3}
          entries={[
            {
              href: '#entry',
              title: t('Phần mềm bán hàng mẫu', 'Sample sales software'),
              body: <p>{t('Ghi đơn, tồn kho, sàn thương mại.', 'Orders, stock, marketplaces.')}</p>,
              middle: (
                <>
                  <p class="over">{t('Giá đã đọc', 'Price as read')}</p>
                  <p>
                    <NoFigure language={language} />
                  </p>
                </>
              ),
              end: <NoneTag>{t('chưa ai kiểm tra', 'nobody has checked')}</NoneTag>,
            },
          ]}
        />
      );
    },
  },
  {
    component: 'Counts',
    render: (language) => {
      const t = say(language);
      const of = t('trên 61 việc đang mở', 'of 61 open cases');
      return (
        <Counts
          items={[
            { value: '3', label: t('Trễ hẹn', 'Late'), of, href: '#late', breach: true },
            { value: '11', label: t('Chờ phường', 'Waiting for us'), of, href: '#waiting' },
            { value: '47', label: t('Đang làm', 'In progress'), of },
          ]}
        />
      );
    },
  },
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
  {
    component: 'Person',
    render: (language) => {
      const t = say(language);
      return (
        <Person
          name="Lê Thị Mẫu"
          role={t('Tư vấn viên, phường mẫu', 'Adviser, sample ward')}
          phone="0000 000 112"
          note={t('Vắng thì ông Trịnh Văn Mẫu giữ thay.', 'When away, Mr Trịnh Văn Mẫu takes over.')}
        />
      );
    },
  },
  {
    component: 'PromiseBox',
    render: (language) => {
      const t = say(language);
      return (
        <PromiseBox
          language={language}
          label={t('Hẹn trả lời trước 17:00', 'Answer by 17:00')}
          date={'2026-11-24' as LocalDate}
          remaining={t('Còn 2 ngày làm việc.', '2 working days left.')}
          ifLate={t(
            'Việc tự chuyển lên cấp tỉnh và bạn nhận tin ngay.',
            'The case moves up to the province by itself and you are told at once.',
          )}
        />
      );
    },
  },
  {
    component: 'Timeline',
    render: (language) => {
      const t = say(language);
      return (
        <Timeline
          items={[
            {
              state: 'done',
              when: '20/11/2026',
              datetime: '2026-11-20',
              text: t('Bạn mở việc.', 'You opened the case.'),
            },
            { state: 'now', when: t('Đang làm', 'Now'), text: t('Xem hồ sơ.', 'The file is being read.') },
            { state: 'next', when: '24/11/2026', datetime: '2026-11-24', text: t('Trả lời.', 'Answer.') },
          ]}
        />
      );
    },
  },
  {
    component: 'FigurePair: CountedFigure, ClaimedFigure',
    render: (language) => {
      const t = say(language);
      return (
        <FigurePair>
          <CountedFigure
            language={language}
            value={t('1.284', '1,284')}
            source={t('Đếm đến 20/11/2026', 'Counted to 20/11/2026')}
            open={{ href: '#open', label: t('Mở tới từng doanh nghiệp', 'Open down to the firms') }}
          >
            {t('doanh nghiệp, trên 16.002 đang nộp thuế: 8,0 %', 'firms, of 16,002 paying tax: 8.0%')}
          </CountedFigure>
          <ClaimedFigure
            language={language}
            value={t('6.500', '6,500')}
            source={t('Báo địa phương, 2025', 'Local press, 2025')}
          >
            {t('doanh nghiệp “đạt mức chuyển đổi số”', 'firms “at a digital level”')}
          </ClaimedFigure>
        </FigurePair>
      );
    },
  },
  {
    component: 'Notice',
    render: (language) => {
      const t = say(language);
      return (
        <Stack>
          <Notice title={t('Vì sao là tạm tính', 'Why this is provisional')}>
            <p>{t('Phụ lục chính thức chưa đọc được.', 'The official annex has not been read.')}</p>
          </Notice>
          <Notice tone="may" title={t('Có thể được hỗ trợ đến 50 %', 'Up to 50% may be supported')} />
          <Notice tone="ok" title={t('Đã lưu', 'Saved')} />
          <Notice tone="bad" title={t('Lời hẹn đã trễ 2 ngày', 'The promise is 2 days late')} />
        </Stack>
      );
    },
  },
  {
    component: 'EmptyState',
    render: (language) => {
      const t = say(language);
      return (
        <EmptyState
          title={t('Không có chính sách nào khớp', 'No measure matches')}
          act={<LinkButton href="#all">{t('Xem tất cả', 'Show all')}</LinkButton>}
        >
          <p>{t('Thử bớt một điều kiện lọc.', 'Try one filter less.')}</p>
        </EmptyState>
      );
    },
  },
  {
    component: 'Disclosure, Sample',
    render: (language) => {
      const t = say(language);
      return (
        <Stack>
          <Disclosure summary={t('Vì sao chưa được hỗ trợ', 'Why not supported')}>
            <p>{t('Quy mô vượt mốc.', 'The size is above the limit.')}</p>
          </Disclosure>
          <Sample language={language}>
            <p>{t('Kế hoạch của một cửa hàng mẫu.', 'The plan of a sample shop.')}</p>
          </Sample>
        </Stack>
      );
    },
  },
];
