/** The owner's pages: type the code of a sheet, read what was written down, sign or refuse. No account is needed, nothing is shown without a code. */
import { formatInstantDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  ActForm,
  Actions,
  Button,
  CodeForm,
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
import type { SecondProof } from '../actions/second-proof.ts';
import { fieldText } from '../messages/index.ts';
import { AnswersTable } from './answers-table.tsx';
import { methodInWords } from './method-words.ts';
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
  readonly nextCommand: () => string;
  /** What a sheet of paper needs beside itself; absent for a link, which is proof enough. */
  readonly proof?: SecondProof | undefined;
  /** The code for the sheet was just sent. */
  readonly isSent?: boolean;
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
            {record.signedBy && <p>{methodInWords(view, language)}</p>}
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
          <Section title={text.decide} id="decide" full>
            <Deciding {...props} />
          </Section>
        )}
      </Stack>
    </>
  );
}

/** Reading and refusing need the sheet alone; signing needs what only the owner has, or an officer who is not the writer. */
function Deciding(props: CosignPageProps) {
  const { language, proof, address, nextCommand, issues = [] } = props;
  const text = fieldText(language).cosign;
  const { sheet } = text;
  if (proof === 'none')
    return (
      <Stack>
        <Notice title={sheet.noContact}>
          <p>{sheet.noContactText}</p>
        </Notice>
        <AnswerForm {...props} answers={['refuse']} />
      </Stack>
    );
  if (proof !== 'code')
    return (
      <Stack>
        <p>{proof === 'officer' ? sheet.officer : text.effect}</p>
        <AnswerForm {...props} answers={['confirm', 'refuse']} />
      </Stack>
    );
  return (
    <Stack loose>
      <p>{text.effect}</p>
      <p>{sheet.why}</p>
      {props.isSent && <Notice tone="ok" title={sheet.sent} />}
      <ActForm action={`${address}/send`} command={nextCommand()} kind={props.isSent ? 'text' : 'primary'}>
        {props.isSent ? sheet.again : sheet.send}
      </ActForm>
      <CodeForm
        {...{ language, issues }}
        action={address}
        command={nextCommand()}
        name="digits"
        label={sheet.code}
        hint={sheet.codeHint}
        submit={{ label: text.confirm, answer: 'confirm' }}
      />
      <AnswerForm {...props} answers={['refuse']} />
    </Stack>
  );
}

function AnswerForm(props: CosignPageProps & { readonly answers: readonly ('confirm' | 'refuse')[] }) {
  const { language, proof, address, nextCommand, answers } = props;
  const text = fieldText(language).cosign;
  const words =
    proof === 'officer'
      ? { confirm: text.sheet.officerConfirm, refuse: text.sheet.officerRefuse }
      : { confirm: text.confirm, refuse: text.refuse };
  return (
    <form method="post" action={address}>
      <HiddenFields fields={{ command: nextCommand() }} />
      <Actions>
        {answers.map((answer) => (
          <Button key={answer} name="answer" value={answer} kind={answer === 'confirm' ? 'primary' : 'text'}>
            {words[answer]}
          </Button>
        ))}
      </Actions>
    </form>
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
