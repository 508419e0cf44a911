/** Examples of what is pressed, typed in and picked. */
import {
  ActForm,
  Actions,
  AskForm,
  Button,
  Choices,
  CodeForm,
  DateField,
  ErrorSummary,
  EvenActions,
  GoList,
  GroupedTicks,
  issueFor,
  LinkButton,
  LoneLink,
  MoneyField,
  NumberField,
  OneQuestion,
  SearchForm,
  SelectField,
  Stack,
  TextArea,
  TextField,
  YesNoUnknown,
} from '../index.ts';
import { type Example, say } from './example.ts';

const COMMAND = '01990000-0000-7000-8000-000000000000';

export const actingExamples: readonly Example[] = [
  {
    component: 'Actions: Button, LinkButton, LoneLink, ActForm, HiddenFields',
    render: (language) => {
      const t = say(language);
      return (
        <Actions>
          <Button type="button">{t('Bắt đầu việc này', 'Start this step')}</Button>
          <LinkButton kind="secondary" href="#buttons">
            {t('Gọi người tư vấn', 'Call an adviser')}
          </LinkButton>
          <Button kind="text" type="button">
            {t('Bỏ qua', 'Skip')}
          </Button>
          <LoneLink href="#buttons">{t('Cách làm', 'How to do it')}</LoneLink>
          <ActForm action="#buttons" command={COMMAND}>
            {t('Đã xong việc này', 'This is done')}
          </ActForm>
        </Actions>
      );
    },
  },
  {
    component: 'EvenActions',
    render: (language) => {
      const t = say(language);
      return (
        <EvenActions>
          <Button kind="secondary" type="button">
            {t('Cán bộ xã, phường', 'Commune officer')}
          </Button>
          <Button kind="secondary" type="button">
            {t('Cán bộ tỉnh, thành phố', 'Province officer')}
          </Button>
        </EvenActions>
      );
    },
  },
  {
    component: 'GoList',
    render: (language) => {
      const t = say(language);
      return (
        <GoList
          items={[
            {
              href: '#go-adviser',
              title: t('Người tư vấn', 'Advisers'),
              detail: t(
                'Hàng đợi có hạn, dùng được khi mất mạng',
                'A queue with deadlines that works without a network',
              ),
            },
            { href: '#go-buyer', title: t('Bên mua hàng', 'Buyers') },
          ]}
        />
      );
    },
  },
  {
    component: 'AskForm',
    render: (language) => {
      const t = say(language);
      return (
        <AskForm
          action="#ask"
          command={COMMAND}
          submitLabel={t('Xem kế hoạch', 'See my plan')}
          field={
            <TextField
              language={language}
              name="exampleTaxCode"
              label={t('Mã số thuế', 'Tax code')}
              hint={t('10 hoặc 13 chữ số, trên giấy đăng ký', '10 or 13 digits, on your registration paper')}
              size="big"
              inputMode="numeric"
              maxLength={20}
            />
          }
        >
          <p>{t('Không cần tài khoản.', 'No account needed.')}</p>
        </AskForm>
      );
    },
  },
  {
    component: 'CodeForm',
    render: (language) => {
      const t = say(language);
      return (
        <CodeForm
          {...{ language, issues: [] }}
          action="#code"
          command={COMMAND}
          name="exampleCode"
          label={t('Mã trong tin nhắn', 'Code in the message')}
          hint={t('6 chữ số, dùng được 10 phút', '6 digits, good for 10 minutes')}
          submit={{ label: t('Xác nhận', 'Confirm') }}
        />
      );
    },
  },
  {
    component: 'ErrorSummary, TextField, NumberField, MoneyField, DateField, SelectField, TextArea',
    render: (language) => {
      const t = say(language);
      const issues = [
        { field: 'exampleEmployees', message: t('Hãy ghi số người, ví dụ 14', 'Give a number of people, such as 14') },
        {
          field: 'exampleFounded',
          message: t('Ngày này chưa tới. Hãy xem lại năm.', 'That day has not come yet. Check the year.'),
        },
      ];
      return (
        <Stack>
          <ErrorSummary language={language} issues={issues} />
          <NumberField
            language={language}
            name="exampleEmployees"
            label={t('Số lao động đóng bảo hiểm', 'Insured employees')}
            hint={t('Bình quân năm trước', 'Average of last year')}
            unit={t('người', 'people')}
            value={t('mười bốn', 'fourteen')}
            error={issueFor(issues, 'exampleEmployees')}
          />
          <DateField
            language={language}
            name="exampleFounded"
            label={t('Ngày đăng ký kinh doanh', 'Date of business registration')}
            hint={t('Ngày/tháng/năm, ví dụ 09/03/2019', 'Day/month/year, for example 09/03/2019')}
            value="09/03/2919"
            error={issueFor(issues, 'exampleFounded')}
          />
          <MoneyField
            language={language}
            name="exampleRevenue"
            label={t('Doanh thu năm trước', 'Revenue of last year')}
            value="9.200.000.000"
            optional
          />
          <SelectField
            language={language}
            name="exampleSize"
            label={t('Quy mô', 'Size')}
            any={t('Tất cả', 'All')}
            value="small"
            options={[
              { value: 'micro', label: t('Siêu nhỏ', 'Micro') },
              { value: 'small', label: t('Nhỏ', 'Small') },
            ]}
          />
          <TextArea language={language} name="exampleNote" label={t('Lời nhắn', 'Message')} optional />
        </Stack>
      );
    },
  },
  {
    component: 'Choices',
    render: (language) => {
      const t = say(language);
      return (
        <Choices
          language={language}
          name="exampleFunctions"
          type="checkbox"
          legend={t('Bạn đang dùng những gì?', 'What do you use today?')}
          hint={t('Chọn mọi thứ đang dùng', 'Pick everything in use')}
          selected={['invoice']}
          options={[
            { value: 'invoice', label: t('Hóa đơn điện tử', 'E-invoices') },
            {
              value: 'sales',
              label: t('Phần mềm bán hàng', 'Sales software'),
              detail: t('Ghi đơn, tồn kho', 'Orders and stock'),
            },
          ]}
        />
      );
    },
  },
  {
    component: 'GroupedTicks',
    render: (language) => {
      const t = say(language);
      return (
        <GroupedTicks
          language={language}
          name="exampleParts"
          legend={t('Phần mềm làm được gì?', 'What does the software do?')}
          selected={['ledger']}
          groups={[
            {
              label: t('Kế toán', 'Accounting'),
              options: [
                { value: 'ledger', label: t('Sổ cái', 'Ledger') },
                { value: 'tax', label: t('Kê khai thuế', 'Tax filing') },
              ],
            },
            { label: t('Bán hàng', 'Sales'), options: [{ value: 'orders', label: t('Ghi đơn', 'Orders') }] },
          ]}
        />
      );
    },
  },
  {
    component: 'YesNoUnknown',
    render: (language) => {
      const t = say(language);
      return (
        <YesNoUnknown
          language={language}
          name="exampleWomenOwned"
          legend={t('Doanh nghiệp do phụ nữ làm chủ?', 'Is the firm owned by women?')}
          value="unknown"
          error={t('Hãy chọn một câu trả lời', 'Pick one answer')}
        />
      );
    },
  },
  {
    component: 'SearchForm, SearchField',
    render: (language) => {
      const t = say(language);
      return (
        <SearchForm
          language={language}
          action="#search"
          name="exampleQuery"
          label={t('Tìm chính sách', 'Search measures')}
          hint={t('Gõ không dấu cũng được', 'Marks are not needed')}
          filters={
            <SelectField
              language={language}
              name="examplePlace"
              label={t('Ở đâu', 'Where')}
              any={t('Cả nước', 'Nationwide')}
              options={[]}
            />
          }
        />
      );
    },
  },
];

/** A whole screen: shown on a page of its own in tests, because it owns the `h1`. */
export const questionExample: Example = {
  component: 'OneQuestion',
  render: (language) => {
    const t = say(language);
    return (
      <OneQuestion
        language={language}
        action="#question"
        command={COMMAND}
        question={t('Hôm nay bạn ghi đơn bán hàng ở đâu?', 'Where do you write down your orders today?')}
        asks="group"
        progress={{ current: 3, total: 8 }}
        spans={[{ state: 'on' }, { state: 'on' }, { state: 'now' }, { state: 'off' }]}
        back={{ href: '#back' }}
        skip
        leave={{ href: '#plan', label: t('Xem kế hoạch ngay', 'See the plan now') }}
        why={
          <p>{t('Câu này quyết định việc đầu tiên trong kế hoạch.', 'This decides the first step of your plan.')}</p>
        }
        note={t('Câu trả lời tự hết hạn sau 180 ngày.', 'Answers expire by themselves after 180 days.')}
      >
        <Choices
          language={language}
          name="exampleOrders"
          type="radio"
          selected={['sheet']}
          options={[
            { value: 'paper', label: t('Sổ tay, giấy', 'Notebook, paper') },
            { value: 'sheet', label: t('Bảng tính trên máy', 'A spreadsheet') },
            { value: 'none', label: t('Chưa bán hàng', 'We do not sell yet') },
          ]}
        />
      </OneQuestion>
    );
  },
};
