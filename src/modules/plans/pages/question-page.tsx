/** The questions on the way in, one a screen: what is known already is shown for confirmation or passed over. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { type Issue, issueFor, OneQuestion, TextField } from '../../../ui/index.ts';
import type { FactDefinition } from '../../conditions/index.ts';
import { type FactEntry, FactQuestion, factsOnFile, valuesOnFile } from '../../enterprises/index.ts';
import { QUESTION_COUNT } from '../domain/question-flow.ts';
import { planText } from '../messages/index.ts';
import type { PlanView } from './open-view.ts';
import type { PlanPageDeps } from './page-deps.ts';

/** Spans already crossed on the way in. */
export function spansAt(number: number) {
  return Array.from({ length: QUESTION_COUNT }, (_, index) => ({
    state: index + 1 < number ? ('on' as const) : index + 1 === number ? ('now' as const) : ('off' as const),
  }));
}

export interface QuestionPageProps {
  readonly view: PlanView;
  readonly definition: FactDefinition;
  /** 1 to 8. */
  readonly number: number;
  readonly base: string;
  readonly language: Language;
  readonly today: LocalDate;
  readonly deps: PlanPageDeps;
  readonly entry?: FactEntry;
  readonly issues?: readonly Issue[];
}

export function QuestionPage(props: QuestionPageProps) {
  const { definition, number, base, language, deps, view } = props;
  const text = planText(language);
  const why = text.why[definition.key] ?? (definition.key === 'taxCode' ? text.start.taxWhy : undefined);
  const onFile = factsOnFile(view.opened.facts, view.context.vocabulary, definition.key, props.today);
  const functions = definition.key === 'functionsInUse';
  return (
    <FactQuestion
      {...namesFor(deps)}
      definition={
        functions
          ? { ...definition, question: wordsOf('functionsQuestion'), hint: wordsOf('functionsHint') }
          : definition
      }
      language={language}
      {...valuesOnFile(definition, onFile)}
      {...(functions && { choices: deps.catalogue.askedFunctions })}
      {...(props.entry && { entry: props.entry })}
      {...(props.issues && { issues: props.issues })}
      frame={{
        action: `${base}/questions/${String(number)}`,
        command: deps.ids.next(),
        progress: { current: number, total: QUESTION_COUNT },
        spans: spansAt(number),
        ...(number > 1 && { back: { href: `${base}/questions/${String(number - 1)}` } }),
        skip: true,
        leave: { href: base, label: text.start.planNow },
        ...(why !== undefined && { why }),
        note: text.start.note,
      }}
    />
  );
}

function wordsOf(key: 'functionsQuestion' | 'functionsHint') {
  return { vi: planText('vi').start[key], en: planText('en').start[key] };
}

/** Names of places, trades and functions, as the dossier's own pages use them. */
export function namesFor({ places, industries, catalogue }: PlanPageDeps) {
  return {
    places,
    industries,
    codesOf: (fact: string) => (fact === 'functionsInUse' ? [...catalogue.functions.values()] : []),
  };
}

/** Question 1 before there is a plan: the tax code, or none yet. */
export function StartPage({
  language,
  deps,
  issues,
  entered,
}: {
  readonly language: Language;
  readonly deps: PlanPageDeps;
  readonly issues: readonly Issue[];
  readonly entered: string;
}) {
  const text = planText(language);
  const error = issueFor(issues, 'taxCode');
  return (
    <OneQuestion
      language={language}
      action={`/${language}/start`}
      command={deps.ids.next()}
      question={text.start.taxQuestion}
      asks="field"
      fieldId="taxCode"
      progress={{ current: 1, total: QUESTION_COUNT }}
      spans={spansAt(1)}
      issues={issues}
      back={{ href: `/${language}` }}
      skip
      why={text.start.taxWhy}
      note={text.start.note}
    >
      <TextField
        language={language}
        name="taxCode"
        hint={text.home.taxCodeHint}
        inputMode="numeric"
        maxLength={24}
        size="big"
        value={entered}
        error={error}
      />
    </OneQuestion>
  );
}
