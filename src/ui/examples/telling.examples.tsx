/** Examples of what a page tells: steps, lists, people, figures, asides. */
import type { LocalDate } from '../../foundation/clock.ts';
import {
  BecauseList,
  CatalogList,
  ClaimedFigure,
  CountedFigure,
  Counts,
  Disclosure,
  EmptyState,
  FigurePair,
  GradeTag,
  KeyValues,
  LeaderRows,
  LinkButton,
  NoFigure,
  NoneTag,
  Notice,
  NumberedList,
  Person,
  PromiseBox,
  Sample,
  Stack,
  Step,
  StepList,
  SummaryList,
  Timeline,
} from '../index.ts';
import { type Example, say } from './example.ts';

export const tellingExamples: readonly Example[] = [
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
