/** The page that puts a rule together without a script: a line is added by asking for the page again with one more fact. */
import { formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  BackLink,
  Button,
  Choices,
  DateField,
  ErrorSummary,
  HiddenFields,
  type Issue,
  issueFor,
  MoneyField,
  NumberField,
  type Option,
  PageTitle,
  Section,
  SelectField,
  Stack,
  TextField,
} from '../../../ui/index.ts';
import type { ConditionContext } from '../../conditions/index.ts';
import type { Counted } from '../actions/keep-population.ts';
import type { PopulationScope } from '../domain/desk-scope.ts';
import { MOST_LINES, operatorsOf } from '../domain/population-rule.ts';
import { populationText } from '../messages/populations.ts';
import { FACTS_OF_FIRMS } from '../store/firm-facts.read.ts';
import type { FactNames } from './fact-words.ts';
import { officersVocabulary } from './officer-words.ts';
import { type Draft, type DraftLine, draftFields, ruleInWords, typedValue } from './population-draft.ts';
import { PopulationCounts } from './population-page.tsx';

export interface PopulationFormProps {
  readonly language: Language;
  readonly draft: Draft;
  readonly scope: PopulationScope;
  readonly counted?: Counted | undefined;
  readonly name: string;
  readonly issues: readonly Issue[];
  readonly command: string;
  readonly context: ConditionContext;
  readonly names: FactNames;
}

export function PopulationForm(props: PopulationFormProps) {
  const { language, draft, issues } = props;
  const text = populationText(language).build;
  const action = `/${language}/desk/populations/new`;
  return (
    <>
      <ErrorSummary language={language} issues={issues} />
      <BackLink href={`/${language}/desk/populations`}>{text.back}</BackLink>
      <PageTitle title={text.title} lead={text.lead} />
      <form class="stack" method="get" action={action}>
        <Choices
          language={language}
          name="match"
          type="radio"
          legend={text.match}
          inline
          options={(['all', 'any'] as const).map((value) => ({ value, label: text[value] }))}
          selected={[draft.match]}
        />
        {draft.lines.map((line, at) => (
          <Line {...props} key={at} line={line} at={at} />
        ))}
        <Adding {...props} />
        <p class="acts">
          <Button name="do" value="count">
            {text.count}
          </Button>
        </p>
      </form>
      <Outcome {...props} />
    </>
  );
}

function Line({ at, line, ...props }: PopulationFormProps & { readonly at: number; readonly line: DraftLine }) {
  const { language, issues } = props;
  const text = populationText(language).build;
  const label = line.definition.label[language];
  const n = String(at);
  return (
    <fieldset class="stack">
      <legend class="h3">{text.line(at + 1, label)}</legend>
      <HiddenFields fields={{ [`f${n}`]: line.definition.key }} />
      <div class="filters">
        <SelectField
          {...{ language, name: `o${n}`, label: text.comparison, value: line.op }}
          options={operatorsOf(line.definition).map((value) => ({ value, label: text.operators[value] }))}
        />
        <ValueField {...props} line={line} name={`v${n}`} error={issueFor(issues, `v${n}`)} />
      </div>
      <Choices language={language} name={`x${n}`} type="checkbox" options={[{ value: '1', label: text.remove }]} />
    </fieldset>
  );
}

function ValueField(
  props: PopulationFormProps & { readonly line: DraftLine; readonly name: string; readonly error: string | undefined },
) {
  const { language, line, name, error } = props;
  const text = populationText(language).build;
  const { definition } = line;
  const field = { language, name, label: text.value, value: typedValue(line), ...(error !== undefined && { error }) };
  const options = choicesOf(props);
  if (options !== undefined) return <SelectField {...field} any={text.choose} options={options} />;
  if (definition.type === 'date')
    return line.op === 'withinMonths' ? (
      <NumberField {...field} hint={text.hints.months} />
    ) : (
      <DateField {...field} hint={text.hints.date} />
    );
  if (definition.type === 'money') return <MoneyField {...field} hint={text.hints.money} />;
  return definition.type === 'integer' || definition.fields?.level !== undefined ? (
    <NumberField {...field} />
  ) : (
    <TextField {...field} />
  );
}

function choicesOf({
  language,
  line: { definition },
  names,
  scope,
}: PopulationFormProps & { readonly line: DraftLine }) {
  const text = populationText(language).build;
  const { key, type, codes, fields } = definition;
  if (type === 'boolean')
    return [
      { value: 'yes', label: text.yes },
      { value: 'no', label: text.no },
    ];
  if (fields?.level !== undefined) return undefined;
  if (type === 'code')
    return (codes ?? fields?.code?.codes ?? names.codesOf?.(key) ?? []).map(
      (code): Option => ({ value: code.code, label: code[language] }),
    );
  if (type === 'industry')
    return (['section', 'division'] as const)
      .flatMap((level) => names.industries.listIndustries('2025', level))
      .map(({ code, level }) => {
        const value = level === 'section' ? code : `2025:${code}`;
        return { value, label: `${code} ${names.industries.nameOf(value, language)}` };
      });
  if (type !== 'locality') return undefined;
  return placesOf(names, scope, key).map((id) => ({ value: id, label: names.places.nameOf(id, language) }));
}

/** Provinces for the nation, the communes of a province for its own desk. */
function placesOf({ places }: FactNames, scope: PopulationScope, fact: string): readonly string[] {
  if (fact === 'province' || scope === 'everywhere') return places.provinces.map(({ id }) => id);
  const isProvince = places.findLocality(scope.inside)?.level === 'province';
  return isProvince ? places.communesOf(scope.inside).map(({ id }) => id) : [scope.inside];
}

function Adding({ language, draft, context }: PopulationFormProps) {
  const text = populationText(language).build;
  if (draft.lines.length >= MOST_LINES) return <p class="mute">{text.most(formatNumber(MOST_LINES, language))}</p>;
  const facts = FACTS_OF_FIRMS.flatMap((key) => officersVocabulary(context.vocabulary).facts[key] ?? []);
  return (
    <div class="filters">
      <SelectField
        {...{ language, name: 'add', label: text.add, any: text.choose }}
        options={facts.map(({ key, label }) => ({ value: key, label: label[language] }))}
      />
      <Button kind="secondary" name="do" value="add">
        {text.addButton}
      </Button>
    </div>
  );
}

function Outcome(props: PopulationFormProps) {
  const { language, draft, counted, command, name, issues, context, names } = props;
  const text = populationText(language);
  const { rule } = draft;
  if (rule === undefined || counted === undefined) return null;
  const error = issueFor(issues, 'name');
  return (
    <>
      <Section title={text.found.counts} id="counts">
        <p>{text.found.rule(ruleInWords(rule, language, context, names))}</p>
        <PopulationCounts language={language} counted={counted} />
      </Section>
      <Section title={text.build.saveTitle} id="save">
        <form class="stack" method="post" action={`/${language}/desk/populations`}>
          <HiddenFields fields={{ command, ...draftFields(rule) }} />
          <TextField
            {...{ language, name: 'name', label: text.build.name, hint: text.build.nameHint, value: name }}
            maxLength={120}
            error={error}
          />
          <Stack>
            <p>
              <Button>{text.build.save}</Button>
            </p>
          </Stack>
        </form>
      </Section>
    </>
  );
}
