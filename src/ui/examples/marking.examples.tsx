/** Examples of what stands beside words and says how sure they are: bridges, tags, verdicts and their reasons. */
import {
  Bridge,
  GradeTag,
  LateTag,
  MiniBridge,
  NoFigure,
  NoneTag,
  PlainTag,
  ProvisionalTag,
  ReasonTree,
  Stack,
  VerdictPanel,
  VerdictTag,
} from '../index.ts';
import { type Example, say } from './example.ts';

export const markingExamples: readonly Example[] = [
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
];
