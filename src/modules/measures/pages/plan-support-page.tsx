/** The measures for one dossier: may qualify, more information needed, not now; each with its reason and the next step. */
import type { ComponentChildren } from 'preact';
import type { LocalDate } from '../../../foundation/clock.ts';
import { formatDate, formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  BackLink,
  type CatalogEntry,
  CatalogList,
  Counts,
  Disclosure,
  EmptyState,
  LinkButton,
  LoneLink,
  NoFigure,
  Notice,
  PageTitle,
  ProvisionalTag,
  Section,
} from '../../../ui/index.ts';
import { describeChange, factLabel, type Names, type Vocabulary } from '../../conditions/index.ts';
import { becauseOf } from '../domain/because.ts';
import type { Judgement } from '../domain/judge.ts';
import type { MeasureCatalogue } from '../domain/measure.ts';
import { nextQuestion, type ReaderGroups, WHO_AND_WHERE } from '../domain/sort-for-reader.ts';
import { measuresText } from '../messages/index.ts';
import { amountWords } from './amount-text.ts';
import { mainLaw } from './law-text.ts';

export interface PlanSupportPageProps {
  readonly language: Language;
  readonly today: LocalDate;
  readonly planKey: string;
  readonly catalogue: MeasureCatalogue;
  readonly groups: ReaderGroups;
  readonly isHousehold: boolean;
  readonly vocabulary: Vocabulary;
  readonly names: Names;
}

export function PlanSupportPage(props: PlanSupportPageProps) {
  const { language, today, planKey, groups, catalogue } = props;
  const { mine: text } = measuresText(language);
  const count = (value: number) => formatNumber(value, language);
  const unknown = groups.unknown.length + groups.uncertain.length;
  const no = groups.no.length + groups.others.length + groups.closed.length;
  const all = count(catalogue.measures.length);
  return (
    <>
      <BackLink href={`/${language}/plan/${planKey}`}>{text.backToPlan}</BackLink>
      <PageTitle
        title={text.title}
        lead={text.counts(formatDate(today), count(groups.yes.length), count(unknown), count(no), all)}
      />
      <Counts
        items={[
          { value: count(groups.yes.length), label: text.yes, of: text.of(all), href: '#may' },
          { value: count(unknown), label: text.unknown, of: text.of(all), href: '#ask' },
          { value: count(no), label: text.no, of: text.of(all), href: '#not-now' },
        ]}
      />
      <NextQuestion {...props} />
      <Section title={text.yes} id="may">
        {groups.yes.length === 0 ? (
          <EmptyState
            title={text.noneYes}
            act={
              <LinkButton href={`/${language}/support`} kind="secondary">
                {text.all}
              </LinkButton>
            }
          >
            <p>{text.noneYesText}</p>
          </EmptyState>
        ) : (
          <>
            <Entries {...props} judgements={groups.yes} end={(judgement) => lawLine(judgement, props)} />
            <p class="src">{measuresText(language).page.notPromise}</p>
            {props.isHousehold && <p class="src">{text.conversionNote}</p>}
          </>
        )}
      </Section>
      {groups.unknown.length > 0 && (
        <Section title={text.unknown} id="ask">
          <Entries
            {...props}
            judgements={groups.unknown}
            end={(judgement) => <MissingLinks {...props} {...{ judgement }} />}
          />
        </Section>
      )}
      {groups.uncertain.length > 0 && (
        <Section title={text.uncertain} id={groups.unknown.length === 0 ? 'ask' : 'uncertain'}>
          <p>{text.uncertainText}</p>
          <Entries {...props} judgements={groups.uncertain} end={(judgement) => lawLine(judgement, props)} />
        </Section>
      )}
      <Section title={text.no} id="not-now">
        <Entries {...props} judgements={groups.no} end={(judgement) => whyNot(judgement, props)} />
        {groups.others.length > 0 && (
          <Disclosure summary={`${text.others} (${count(groups.others.length)})`}>
            <Entries {...props} judgements={groups.others} end={(judgement) => whyNot(judgement, props)} />
          </Disclosure>
        )}
        {groups.closed.length > 0 && (
          <Disclosure summary={`${text.closed} (${count(groups.closed.length)})`}>
            <Entries {...props} judgements={groups.closed} end={(judgement) => whyNot(judgement, props)} />
          </Disclosure>
        )}
      </Section>
    </>
  );
}

function NextQuestion(props: PlanSupportPageProps) {
  const { language, planKey, groups } = props;
  const text = measuresText(language).mine;
  const next = nextQuestion(groups);
  if (next === undefined) return null;
  const label = factLabel(next.fact, props);
  return (
    <Notice tone="plain" title={text.nextQuestion}>
      <p>{text.nextQuestionText(formatNumber(next.measures, language))}</p>
      <p>
        <LinkButton href={`/${language}/plan/${planKey}/facts/${next.fact}`}>{text.answer(label)}</LinkButton>
      </p>
    </Notice>
  );
}

interface EntriesProps extends PlanSupportPageProps {
  readonly judgements: readonly Judgement[];
  readonly end: (judgement: Judgement) => ComponentChildren;
}

function Entries(props: EntriesProps) {
  if (props.judgements.length === 0) return null;
  return <CatalogList entries={props.judgements.map((judgement) => entryOf(judgement, props))} />;
}

function entryOf(judgement: Judgement, props: EntriesProps): CatalogEntry {
  const { language, planKey } = props;
  const { measure } = judgement;
  return {
    href: `/${language}/plan/${planKey}/support/${measure.id}`,
    title: measure.title[language],
    body: <p>{measure.summary[language]}</p>,
    middle: judgement.verdict === 'no' ? undefined : <Sum judgement={judgement} language={language} />,
    end: props.end(judgement),
  };
}

export function Sum({ judgement, language }: { readonly judgement: Judgement; readonly language: Language }) {
  const words = amountWords(judgement.measure, judgement.amount, language);
  const provisional = words.provisional || judgement.measure.status !== 'confirmed';
  return (
    <>
      {words.value === undefined ? <NoFigure language={language} /> : <b>{words.value}</b>}{' '}
      {provisional && <ProvisionalTag language={language} />}
      {words.per && <p class="src">{words.per}</p>}
      {words.more && <p class="src">{words.more}</p>}
    </>
  );
}

function lawLine({ measure }: Judgement, { catalogue, language }: PlanSupportPageProps) {
  return <p class="src">{mainLaw(catalogue, measure, language)}</p>;
}

/** The questions that would decide, as links to answer them. */
export function MissingLinks(
  props: Pick<PlanSupportPageProps, 'language' | 'planKey' | 'vocabulary'> & { readonly judgement: Judgement },
) {
  const { language, planKey, judgement } = props;
  const text = measuresText(language).mine;
  const { missing } = judgement.explanation;
  if (missing.length === 0) return <p class="src">{doubtWords(judgement, language)}</p>;
  return (
    <>
      <p class="src">{text.missing}</p>
      <ul class="plain">
        {missing.map(({ fact, why }) => (
          <li key={fact}>
            <LoneLink href={`/${language}/plan/${planKey}/facts/${fact}`}>{factLabel(fact, props)}</LoneLink>
            {why === 'expired' && <span class="src"> {text.expired}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Nothing can be answered here: the doubt itself is said. */
function doubtWords(judgement: Judgement, language: Language): string {
  const words: string[] = [];
  const walk = (reason: Judgement['explanation']['because']): void => {
    if (reason.verdict === 'unknown' && 'doubt' in reason.node) words.push(reason.node.say[language]);
    for (const child of reason.children ?? []) walk(child);
  };
  walk(judgement.explanation.because);
  return words.join('. ');
}

function whyNot(judgement: Judgement, props: PlanSupportPageProps) {
  const { language, vocabulary, names } = props;
  const [because] = becauseOf(judgement, { vocabulary, language, names });
  const change = judgement.window === 'open' ? changeWords(judgement, props) : undefined;
  return (
    <>
      <p class="src">{because}</p>
      {change && <p class="small">{change}</p>}
    </>
  );
}

/** The nearest change in one sentence; nothing when it would ask to be somebody else or to move: that is nobody's homework. */
export function changeWords(
  judgement: Judgement,
  { language, vocabulary, names }: Pick<PlanSupportPageProps, 'language' | 'vocabulary' | 'names'>,
): string | undefined {
  const set = judgement.explanation.wouldChange;
  if (set === undefined || set.changes.some(({ fact }) => WHO_AND_WHERE.has(fact))) return undefined;
  const text = measuresText(language).mine;
  const steps = [...set.changes, ...set.answers].map((change) => describeChange(change, vocabulary, language, names));
  if (steps.length === 0) return undefined;
  const sure = set.towards === 'yes' && judgement.measure.status === 'confirmed';
  return sure ? text.changeTowards(steps.join('; ')) : text.changeMaybe(steps.join('; '));
}
