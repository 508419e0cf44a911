/** One record from the field: what was said, when it happened and when it came in, what differs elsewhere, and how the owner signs. */
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  ActForm,
  BackLink,
  CodeForm,
  ErrorSummary,
  type Issue,
  issueFor,
  KeyValues,
  LoneLink,
  Notice,
  PageTitle,
  Section,
  Stack,
} from '../../../ui/index.ts';
import { outreachText } from '../../outreach/index.ts';
import { fieldText } from '../messages/index.ts';
import { AnswersTable, DifferencesTable } from './answers-table.tsx';
import { methodInWords } from './method-words.ts';
import type { RecordView } from './record-view.ts';
import { when } from './records-page.tsx';

export interface RecordPageProps {
  readonly language: Language;
  readonly view: RecordView;
  readonly nextCommand: () => string;
  readonly saved?: string;
  /** A code can reach the owner; only looked up where whoever wrote it may ask for one. */
  readonly reachesOwner?: boolean;
  readonly issues?: readonly Issue[];
}

export function RecordPage(props: RecordPageProps) {
  const { language, view, issues = [] } = props;
  const { record: text, records, home } = fieldText(language);
  const { record, names, firm = records.unknownFirm } = view;
  const writer = names.get(record.personId) ?? '';
  const base = `/${language}/desk/field/records`;
  return (
    <>
      <BackLink href={base}>{text.back}</BackLink>
      <ErrorSummary language={language} issues={issues} />
      <PageTitle
        over={home.kinds[record.kind]}
        title={firm}
        lead={record.mandateId === undefined ? text.byOffice(writer, firm) : text.by(writer, firm)}
      />
      {props.saved === 'sent' && <Notice tone="ok" title={text.sentTo} />}
      {props.saved === 'signed' && <Notice tone="ok" title={text.signed} />}
      {props.saved === 'chosen' && <Notice tone="ok" title={text.chosen} />}
      <Stack loose>
        <KeyValues rows={rowsOf(props)} />
        {view.rivals.length > 0 && <Rivals {...props} />}
        {record.kind === 'assessment' && record.state === 'unconfirmed' && view.isOwn && <Signing {...props} />}
        {view.photos.length > 0 && <Photos {...props} />}
        {record.kind === 'assessment' && view.compiled && (
          <Section title={text.answers} id="answers" full>
            {record.frameworkHash !== view.compiled.hash && <p class="src">{text.oldVersion}</p>}
            <AnswersTable language={language} compiled={view.compiled} answers={record.answers} />
          </Section>
        )}
        {record.caseId !== undefined && record.taxCode !== undefined && (
          <LoneLink href={`/${language}/desk/cases/${record.caseId}`}>{text.case}</LoneLink>
        )}
      </Stack>
    </>
  );
}

function rowsOf({ language, view }: RecordPageProps) {
  const { record: text, states } = fieldText(language);
  const { record, compiled, level } = view;
  const outcomes: Readonly<Record<string, string>> = outreachText(language).outcomes;
  const { labels } = text;
  const row = (label: string, value: string | undefined) => (value === undefined ? [] : [{ label, value }]);
  return [
    ...row(labels.state, states[record.state]),
    ...row(labels.happened, when(record.happenedAt)),
    ...row(labels.recorded, when(record.recordedAt)),
    ...row(labels.framework, compiled?.framework.title[language]),
    ...row(
      labels.result,
      record.kind === 'assessment' ? (level === null ? text.noLevel : text.level(level)) : undefined,
    ),
    ...row(labels.outcome, record.outcome && (outcomes[record.outcome] ?? record.outcome)),
    ...row(labels.note, record.note),
    ...row(
      labels.signed,
      record.decidedAt && `${when(record.decidedAt)}${record.signedBy ? `, ${methodInWords(view, language)}` : ''}`,
    ),
  ];
}

/** Nobody has to look for what a second device brought: it stands here with what differs. */
function Rivals({ language, view, nextCommand }: RecordPageProps) {
  const text = fieldText(language).record;
  const { record, rivals, names, compiled } = view;
  const base = `/${language}/desk/field/records`;
  const canChoose = record.state === 'unconfirmed' || record.state === 'set-aside';
  return (
    <Section title={text.differsTitle} id="others" full>
      <Stack>
        <p>{text.differsText}</p>
        {rivals.map((other) => {
          const label = text.there(names.get(other.personId) ?? '', when(other.happenedAt));
          return (
            <Stack key={other.id}>
              {compiled && (
                <DifferencesTable
                  language={language}
                  compiled={compiled}
                  here={record.answers}
                  there={other.answers}
                  thereLabel={label}
                />
              )}
              <LoneLink href={`${base}/${other.id}`}>{`${text.openOther}: ${label}`}</LoneLink>
            </Stack>
          );
        })}
        {canChoose && (
          <ActForm action={`${base}/${record.id}/choose`} command={nextCommand()}>
            {text.choose}
          </ActForm>
        )}
      </Stack>
    </Section>
  );
}

/** A code first where the owner can receive one; the sheet of paper always. */
function Signing(props: RecordPageProps) {
  const { language, view, nextCommand, reachesOwner = false } = props;
  const text = fieldText(language).record;
  const base = `/${language}/desk/field/records/${view.record.id}`;
  const undecided = view.rivals.some(({ state }) => state === 'unconfirmed');
  if (undecided) return null;
  return (
    <Section title={text.signTitle} id="sign" full>
      <Stack loose>
        <p>{text.signLead}</p>
        {reachesOwner && <SigningByCode {...props} base={base} />}
        <div class="stack">
          <h3 class="h3">{text.byPaper}</h3>
          <p>{reachesOwner ? text.paperLead : text.paperAlone}</p>
          <ActForm action={`${base}/paper`} command={nextCommand()} kind={reachesOwner ? 'secondary' : 'primary'}>
            {text.print}
          </ActForm>
        </div>
      </Stack>
    </Section>
  );
}

function SigningByCode(props: RecordPageProps & { readonly base: string }) {
  const { language, nextCommand, issues = [], saved, base } = props;
  const text = fieldText(language).record;
  const isSent = saved === 'sent' || issueFor(issues, 'code') !== undefined;
  return (
    <div class="stack">
      <h3 class="h3">{text.byCode}</h3>
      <ActForm action={`${base}/code`} command={nextCommand()} kind={isSent ? 'text' : 'primary'}>
        {isSent ? text.sendAgain : text.send}
      </ActForm>
      <CodeForm
        {...{ language, issues }}
        action={`${base}/sign`}
        command={nextCommand()}
        label={text.code}
        hint={text.codeHint}
        submit={{ label: text.sign, kind: isSent ? 'primary' : 'secondary' }}
      />
    </div>
  );
}

function Photos({ language, view }: RecordPageProps) {
  const text = fieldText(language).record;
  return (
    <Section title={text.photos} id="photos" full>
      <ul class="plain">
        {view.photos.map(({ id }, at) => (
          <li key={id}>
            <img
              src={`/${language}/desk/field/records/${view.record.id}/photos/${id}`}
              alt={text.photo(at + 1)}
              loading="lazy"
              width="320"
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
