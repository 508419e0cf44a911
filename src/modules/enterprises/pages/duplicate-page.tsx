/** One pair side by side: why it was proposed, what differs, the four decisions, and those made before. */
import { formatDate, formatInstantDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  ActForm,
  Actions,
  BackLink,
  BecauseList,
  Button,
  DataTable,
  ErrorSummary,
  HiddenFields,
  type Issue,
  PageTitle,
  PlainList,
  Section,
} from '../../../ui/index.ts';
import type { ConditionContext } from '../../conditions/index.ts';
import type { PairAtDesk } from '../actions/decide-duplicates.ts';
import { DUPLICATE_DECISIONS, mayDecide } from '../domain/duplicate.ts';
import type { RegisterRecord } from '../domain/register-record.ts';
import { duplicateText } from '../messages/duplicates.ts';
import { firmDeskText } from '../messages/firm-desk.ts';
import type { DecisionMade } from '../store/duplicates.read.ts';
import { FirmOfPair } from './duplicates-page.tsx';
import type { FactNames } from './fact-words.ts';
import { firmInWords } from './firm-words.ts';

export interface DuplicatePageProps {
  readonly language: Language;
  readonly pair: PairAtDesk;
  readonly decisions: readonly DecisionMade[];
  readonly peopleNames: ReadonlyMap<string, string>;
  readonly context: ConditionContext;
  readonly names: FactNames;
  readonly command: string;
  readonly issues?: readonly Issue[];
}

export function DuplicatePage(props: DuplicatePageProps) {
  const { language, pair } = props;
  const { candidate, firm, other } = pair;
  const text = duplicateText(language);
  const title = text.pairTitle(firm?.name ?? text.gone, other?.name ?? text.gone);
  return (
    <>
      <ErrorSummary language={language} issues={props.issues ?? []} />
      <BackLink href={`/${language}/desk/duplicates`}>{text.back}</BackLink>
      <PageTitle title={title} over={`${text.proposed}: ${text.kinds[candidate.kind]}`} />
      <Section title={text.columns.why} id="why">
        <BecauseList
          language={language}
          items={candidate.reasons.map((reason) => ({ text: text.reasons[reason], grade: 'verified' as const }))}
        />
      </Section>
      <Section title={text.compare} id="compare" full>
        <Comparison {...props} />
      </Section>
      <Section title={text.decide} id="decide">
        <Decide {...props} />
      </Section>
      {props.decisions.length > 0 && (
        <Section title={text.history} id="history">
          <PlainList
            items={props.decisions.map(({ decision, personId, decidedAt }) => {
              const what = decision === undefined ? text.reopened : text.decisions[decision];
              return `${formatInstantDate(decidedAt)}: ${what}, ${props.peopleNames.get(personId) ?? ''}`;
            })}
          />
        </Section>
      )}
    </>
  );
}

function Comparison({ language, pair, context, names }: DuplicatePageProps) {
  const text = duplicateText(language);
  const columns = firmDeskText(language).list.fileColumns;
  const worded = (record: RegisterRecord | undefined) => record && firmInWords({ record }, language, context, names);
  const [a, b] = [worded(pair.firm), worded(pair.other)];
  const place = (of: typeof a) => [of?.commune, of?.province].filter((part) => part).join(', ');
  return (
    <DataTable
      language={language}
      caption={text.compare}
      captionHidden
      columns={[{ label: text.line }, { label: text.columns.first }, { label: text.columns.second }]}
      rows={[
        [
          text.name,
          <FirmOfPair language={language} firm={pair.firm} taxCode={pair.candidate.taxCode} />,
          <FirmOfPair language={language} firm={pair.other} taxCode={pair.candidate.otherCode} />,
        ],
        [text.place, place(a), place(b)],
        [columns.industry, a?.industry, b?.industry],
        [columns.foundedOn, a?.foundedOn && formatDate(a.foundedOn), b?.foundedOn && formatDate(b.foundedOn)],
        [columns.status, a?.status, b?.status],
        [columns.asOf, a && formatDate(a.asOf), b && formatDate(b.asOf)],
      ]}
    />
  );
}

function Decide({ language, pair: { candidate }, command }: DuplicatePageProps) {
  const text = duplicateText(language);
  const action = `/${language}/desk/duplicates/decide`;
  const { decision, decidedAt } = candidate;
  if (decision !== undefined && decidedAt !== undefined)
    return (
      <>
        <p>{text.standing(text.decisions[decision], formatInstantDate(decidedAt))}</p>
        <ActForm
          action={action}
          command={command}
          hidden={{ candidate: candidate.id, from: 'pair', decision: 'reopen' }}
        >
          {text.reopen}
        </ActForm>
      </>
    );
  const offered = DUPLICATE_DECISIONS.filter((each) => mayDecide(candidate, each));
  return (
    <form class="stack" method="post" action={action}>
      <HiddenFields fields={{ command, candidate: candidate.id, from: 'pair' }} />
      <p class="mute">{text.decideText}</p>
      <Actions>
        {offered.map((each) => (
          <Button key={each} kind="secondary" name="decision" value={each}>
            {text.decisions[each]}
          </Button>
        ))}
      </Actions>
    </form>
  );
}
