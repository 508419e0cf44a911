/** A case filed for somebody: the question to its owner, what the office reads of it, and the public page for the code on the slip. */
import type { Instant } from '../../../foundation/clock.ts';
import { formatInstantDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  ActForm,
  Actions,
  Button,
  ErrorSummary,
  HiddenFields,
  type Issue,
  issueFor,
  KeyValues,
  Notice,
  PageTitle,
  Section,
  TextField,
} from '../../../ui/index.ts';
import type { Case } from '../domain/case.ts';
import { caseText } from '../messages/index.ts';
import { stateLabel } from './case-words.ts';
import type { CasePageDeps } from './page-deps.ts';

/** On the page of whoever asked; `action` is the case's address. */
export function FiledQuestion(props: {
  readonly language: Language;
  readonly action: string;
  readonly nextCommand: () => string;
  /** Who filed it; absent where they gave no name. */
  readonly by: string | undefined;
  readonly at: Instant;
}) {
  const { language, action, nextCommand, by } = props;
  const text = caseText(language).filed;
  const day = formatInstantDate(props.at);
  return (
    <Section title={text.firmTitle} id="filed">
      <p>{`${by === undefined ? text.firmByOffice(day) : text.firmBy(by, day)} ${text.firmText}`}</p>
      <Actions>
        <ActForm action={`${action}/filed`} command={nextCommand()} kind="primary" hidden={{ answer: 'yes' }}>
          {text.yes}
        </ActForm>
        <ActForm action={`${action}/filed`} command={nextCommand()} kind="text" hidden={{ answer: 'no' }}>
          {text.no}
        </ActForm>
      </Actions>
    </Section>
  );
}

export interface PrintedCode {
  readonly code: string;
  readonly day: string;
}

/** At the desk; the code is shown once. */
export function FiledNote(props: {
  readonly language: Language;
  readonly action: string;
  readonly nextCommand: () => string;
  readonly printed?: PrintedCode | undefined;
  /** The owner has an account and answers there. */
  readonly hasOwner: boolean;
  /** False for an adviser: nobody has a code for the word of whom they help. */
  readonly mayPrint: boolean;
}) {
  const { language, action, nextCommand, printed, hasOwner, mayPrint } = props;
  const text = caseText(language).filed;
  if (hasOwner)
    return (
      <Notice title={text.waits}>
        <p>{text.ownerAnswers}</p>
      </Notice>
    );
  return (
    <Notice title={text.waits}>
      <p>{printed === undefined ? text.deskText : text.printed(printed.code, printed.day)}</p>
      {mayPrint && (
        <ActForm action={`${action}/owner-code`} command={nextCommand()} kind="text">
          {text.printAgain}
        </ActForm>
      )}
    </Notice>
  );
}

export interface SlipEntered {
  readonly reference: string;
  readonly code: string;
}

export interface ConfirmPageProps {
  readonly deps: CasePageDeps;
  readonly language: Language;
  readonly entered: SlipEntered;
  /** Once both codes were right. */
  readonly found?: Case | undefined;
  readonly issues: readonly Issue[];
  readonly done?: 'yes' | 'no' | undefined;
}

export function ConfirmPage({ deps, language, entered, found, issues, done }: ConfirmPageProps) {
  const text = caseText(language).filed;
  const action = `/${language}/confirm-request`;
  if (done !== undefined)
    return (
      <>
        <PageTitle title={text.pageTitle} />
        <Notice tone="ok" title={done === 'yes' ? text.done : text.doneNo} />
      </>
    );
  const error = issueFor(issues, 'code');
  if (found === undefined)
    return (
      <>
        <ErrorSummary language={language} issues={issues} />
        <PageTitle title={text.pageTitle} lead={text.pageLead} />
        <form class="stack" method="post" action={action}>
          <TextField
            language={language}
            name="reference"
            label={text.reference}
            hint={text.referenceHint}
            value={entered.reference}
            error={issueFor(issues, 'reference')}
          />
          <TextField
            language={language}
            name="code"
            label={text.code}
            hint={text.codeHint}
            value={entered.code}
            error={error}
          />
          <Actions>
            <Button>{text.look}</Button>
          </Actions>
        </form>
      </>
    );
  return (
    <>
      <PageTitle title={text.firmTitle} over={text.summary} />
      <KeyValues
        rows={[
          { label: text.reference, value: found.reference },
          { label: text.about, value: deps.aboutInWords(found.about, language) },
          { label: text.sent, value: formatInstantDate(found.openedAt) },
          { label: caseText(language).work.state, value: stateLabel(deps, found, language, 'firm') },
        ]}
      />
      <form class="stack" method="post" action={action}>
        <HiddenFields fields={{ ...entered, command: deps.ids.next() }} />
        <Actions>
          <Button name="answer" value="yes">
            {text.yes}
          </Button>
          <Button name="answer" value="no" kind="text">
            {text.no}
          </Button>
        </Actions>
      </form>
    </>
  );
}
