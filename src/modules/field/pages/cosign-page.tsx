/** The owner's pages: type the code of a sheet, read what was written down, sign or refuse. No account is needed, nothing is shown without a code. */
import { formatInstantDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  Actions,
  Button,
  ErrorSummary,
  HiddenFields,
  type Issue,
  issueFor,
  LinkButton,
  Notice,
  PageTitle,
  Section,
  Stack,
  TextField,
} from '../../../ui/index.ts';
import { fieldText } from '../messages/index.ts';
import { AnswersTable } from './answers-table.tsx';
import type { RecordView } from './record-view.ts';

export function EnterCodePage(props: {
  readonly language: Language;
  readonly command: string;
  readonly entered?: string;
  readonly issues?: readonly Issue[];
}) {
  const { language, issues = [] } = props;
  const text = fieldText(language).cosign;
  return (
    <>
      <ErrorSummary language={language} issues={issues} />
      <PageTitle title={text.enterTitle} lead={text.enterLead} />
      <form class="stack" method="post" action={`/${language}/co-sign`}>
        <HiddenFields fields={{ command: props.command }} />
        <TextField
          language={language}
          name="code"
          label={text.enterLabel}
          hint={text.enterHint}
          maxLength={30}
          value={props.entered}
          error={issueFor(issues, 'code')}
        />
        <Actions>
          <Button>{text.open}</Button>
        </Actions>
      </form>
    </>
  );
}

export interface CosignPageProps {
  readonly language: Language;
  /** `/vi/co-sign/ABCD-…`. */
  readonly address: string;
  readonly view: RecordView;
  readonly command: string;
  readonly issues?: readonly Issue[];
}

export function CosignPage(props: CosignPageProps) {
  const { language, view, issues = [] } = props;
  const { cosign: text, records, record: words } = fieldText(language);
  const { record, firm = records.unknownFirm, compiled, names, level } = view;
  const writer = names.get(record.personId) ?? '';
  return (
    <>
      <ErrorSummary language={language} issues={issues} />
      <PageTitle over={firm} title={text.title} lead={text.lead(writer, formatInstantDate(record.happenedAt))} />
      <Stack loose>
        {record.state === 'confirmed' && (
          <Notice tone="ok" title={text.confirmedTitle}>
            <p>{text.confirmedText}</p>
          </Notice>
        )}
        {record.state === 'refused' && (
          <Notice tone="ok" title={text.refusedTitle}>
            <p>{text.refusedText}</p>
          </Notice>
        )}
        {compiled && (
          <Section title={compiled.framework.title[language]} id="answers" full>
            <Stack>
              <p>{level === null ? words.noLevel : words.level(level)}</p>
              <AnswersTable language={language} compiled={compiled} answers={record.answers} />
            </Stack>
          </Section>
        )}
        {(record.state === 'unconfirmed' || record.state === 'set-aside') && (
          <form class="stack" method="post" action={props.address}>
            <HiddenFields fields={{ command: props.command }} />
            <p>{text.effect}</p>
            <Actions>
              <Button name="answer" value="confirm">
                {text.confirm}
              </Button>
              <Button name="answer" value="refuse" kind="text">
                {text.refuse}
              </Button>
            </Actions>
          </form>
        )}
      </Stack>
    </>
  );
}

export function ClosedCodePage({ language }: { readonly language: Language }) {
  const text = fieldText(language).cosign;
  return (
    <>
      <PageTitle title={text.closedTitle} lead={text.closedText} />
      <Actions>
        <LinkButton kind="secondary" href={`/${language}/co-sign`}>
          {text.again}
        </LinkButton>
      </Actions>
    </>
  );
}
