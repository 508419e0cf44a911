/** Examples of ways through, of paper and of long text. */
import type { LocalDate } from '../../foundation/clock.ts';
import {
  BackLink,
  Breadcrumbs,
  Columns,
  Field,
  Lead,
  ListSummary,
  Measure,
  Over,
  Pagination,
  PlainList,
  PrintHeader,
  PrintNote,
  QrCode,
  qrCodeSvg,
  SaveListForm,
  SourceLine,
  Stack,
  StepPager,
  Tabs,
  Tick,
  VisuallyHidden,
} from '../index.ts';
import { Markdown } from '../markdown.tsx';
import { type Example, say } from './example.ts';

export const findingExamples: readonly Example[] = [
  {
    component: 'Breadcrumbs, BackLink',
    render: (language) => {
      const t = say(language);
      return (
        <Stack>
          <Breadcrumbs
            language={language}
            items={[
              { label: t('Trang đầu', 'Home'), href: '#home' },
              { label: t('Hỗ trợ', 'Support'), href: '#support' },
              { label: t('Thuê phần mềm', 'Renting software') },
            ]}
          />
          <BackLink href="#plan">{t('Kế hoạch', 'Plan')}</BackLink>
        </Stack>
      );
    },
  },
  {
    component: 'Tabs, Pagination',
    render: (language) => {
      const t = say(language);
      return (
        <Stack>
          <Tabs
            label={t('Nhóm chính sách', 'Groups of measures')}
            items={[
              { href: '#may', label: t('Có thể được', 'May qualify'), count: '5', current: true },
              { href: '#need', label: t('Còn thiếu dữ kiện', 'Facts missing'), count: '12' },
            ]}
          />
          <Pagination language={language} page={4} pages={9} hrefOf={(page) => `#page-${String(page)}`} />
        </Stack>
      );
    },
  },
  {
    component: 'ListSummary, Tick, StepPager, SaveListForm',
    render: (language) => {
      const t = say(language);
      return (
        <Stack>
          <ListSummary
            language={language}
            count={t('214 đơn vị, đang hoạt động trước', '214 firms, those at work first')}
            narrowed={[
              { label: t('Chế biến thực phẩm', 'Food processing'), withoutHref: '#any-industry' },
              { label: t('Siêu nhỏ', 'Micro'), withoutHref: '#any-size' },
            ]}
            clearHref="#all"
          />
          <Tick name="firm" value="1" checked>
            {t('Cơ sở Chè lam Ví Dụ', 'Example Sweets')}
          </Tick>
          <StepPager language={language} firstHref="#first" nextHref="#next" />
          <SaveListForm
            language={language}
            room="unreached"
            query="industry=C"
            command="01900000-0000-7000-8000-000000000001"
          />
        </Stack>
      );
    },
  },
  {
    component: 'Columns, Stack, Lead, Over, SourceLine, Measure, PlainList',
    render: (language) => {
      const t = say(language);
      return (
        <Columns
          main={
            <Measure>
              <Over>{t('Dòng trên', 'Line above')}</Over>
              <Lead>{t('Câu dẫn nói điều chính.', 'The lead says the main thing.')}</Lead>
              <SourceLine>{t('Nguồn và ngày.', 'Source and day.')}</SourceLine>
            </Measure>
          }
          aside={<PlainList items={[t('Một dòng', 'One line'), t('Dòng nữa', 'Another')]} />}
        />
      );
    },
  },
  {
    component: 'Field, VisuallyHidden',
    render: (language) => {
      const t = say(language);
      return (
        <Field language={language} name="exampleRange" label={t('Số giờ mỗi tuần', 'Hours a week')}>
          <input type="range" id="exampleRange" name="exampleRange" min="0" max="40" />
          <VisuallyHidden>{t('từ 0 đến 40', 'from 0 to 40')}</VisuallyHidden>
        </Field>
      );
    },
  },
  {
    component: 'QrCode, PrintNote, PrintHeader',
    render: (language) => (
      <Stack>
        <PrintHeader language={language} date={'2026-11-21' as LocalDate} url="https://example.vn/vi/plan/…" />
        <QrCode
          language={language}
          src={`data:image/svg+xml,${encodeURIComponent(qrCodeSvg('https://example.vn/vi/start'))}`}
        />
        <PrintNote language={language} />
      </Stack>
    ),
  },
  {
    component: 'Markdown',
    render: (language) => {
      const t = say(language);
      return (
        <Markdown
          source={t(
            '### Trước khi bắt đầu\n\nBạn cần **giấy đăng ký** và một số điện thoại.\n\n1. Chọn nhà cung cấp.\n2. Ký hợp đồng.',
            '### Before you start\n\nYou need your **registration paper** and a telephone number.\n\n1. Choose a provider.\n2. Sign the contract.',
          )}
        />
      );
    },
  },
];
