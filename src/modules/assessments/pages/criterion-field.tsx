/** One question of a set of criteria as form controls: rows to choose from, two numbers, a list of sectors, or a text. */
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  type Choice,
  Choices,
  Disclosure,
  type Issue,
  issueFor,
  LinkButton,
  Notice,
  NumberField,
  PlainList,
  SelectField,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import { MAX_OPEN_TEXT } from '../domain/answer.ts';
import type { CompiledCriterion, CompiledFramework } from '../domain/compile-framework.ts';
import { assessmentText } from '../messages/index.ts';
import { fieldName, NONE_IN_USE, UNKNOWN } from './answers-form.ts';

export interface CriterionFieldProps {
  readonly language: Language;
  readonly compiled: CompiledFramework;
  readonly criterion: CompiledCriterion;
  /** What the inputs hold: entered before, stored, or proposed. */
  readonly entered: (field: string) => readonly string[];
  /** Filled in from the dossier, to be confirmed. */
  readonly fromFact: boolean;
  /** Day of the last time, in words, where the inputs hold what was said then. */
  readonly fromLast?: string | undefined;
  readonly issues: readonly Issue[];
  /** The sector answered so far, for its tools. */
  readonly sector?: string | undefined;
  /** Page on which the sector is chosen. */
  readonly sectorHref: string;
}

export function CriterionField(props: CriterionFieldProps) {
  const { language, criterion, entered, issues } = props;
  const name = fieldName(criterion.code);
  const label = <Label {...props} />;
  const common = { language, name, hint: hintOf(props), error: issueFor(issues, name) };
  const text = assessmentText(language).section;
  switch (criterion.kind) {
    case 'levels':
    case 'single':
      return (
        <Choices
          {...common}
          type="radio"
          legend={label}
          selected={entered(name)}
          options={[...optionsOf(props), { value: UNKNOWN, label: text.unknown }]}
        />
      );
    case 'multi':
      return <Choices {...common} type="checkbox" legend={label} selected={entered(name)} options={optionsOf(props)} />;
    case 'sector':
      return (
        <SelectField
          {...common}
          label={label}
          value={entered(name)[0]}
          any={text.sectorAny}
          options={[...props.compiled.sectors.values()].map(({ sector }) => ({
            value: sector.code,
            label: sector.name[language],
          }))}
        />
      );
    case 'tools':
      return <Tools {...props} />;
    case 'ratio':
      return <Ratio {...props} />;
    case 'open':
      return (
        <TextArea {...common} label={label} optional value={entered(name)[0]} rows={5} maxLength={MAX_OPEN_TEXT} />
      );
  }
}

function Label({ criterion, language }: CriterionFieldProps) {
  return (
    <>
      <span class="mute">{criterion.code}</span> {criterion.source.label[language]}
    </>
  );
}

/** Gate, hint, doubts and where a filled-in answer comes from: one line each, in that order. */
function hintOf({ language, criterion, fromFact, fromLast }: CriterionFieldProps) {
  const text = assessmentText(language).section;
  const { source } = criterion;
  const lines = [
    fromFact ? text.fromFact : undefined,
    fromLast === undefined ? undefined : text.fromLast(fromLast),
    source.gate?.[language],
    source.hint?.[language],
    criterion.kind === 'multi' || criterion.kind === 'tools' ? text.many : undefined,
    criterion.kind === 'ratio' ? text.ratioHint : undefined,
    source.period && text.period(source.period[language]),
    source.denominatorPresumed ? text.denominatorPresumed : undefined,
    criterion.scored === 'disputed' ? text.disputed : undefined,
    source.note?.[language],
  ].filter((line) => line !== undefined);
  return lines.length > 0 ? lines.join(' ') : undefined;
}

function optionsOf({ criterion, language }: CriterionFieldProps): Choice[] {
  return [...criterion.options.values()].map((option) => ({ value: option.code, label: option.label[language] }));
}

function Ratio(props: CriterionFieldProps) {
  const { language, criterion, entered, issues } = props;
  const text = assessmentText(language).section;
  const name = fieldName(criterion.code);
  const hint = hintOf(props);
  const field = (part: 'numerator' | 'denominator' | 'points') => {
    const id = fieldName(criterion.code, part);
    return { language, name: id, value: entered(id)[0] ?? '', error: issueFor(issues, id) };
  };
  const points = field('points');
  const { numerator, denominator } = criterion.source;
  return (
    <fieldset class="group" id={name} aria-describedby={`${name}-hint`}>
      <legend class="label">
        <Label {...props} />
      </legend>
      <p class="hint" id={`${name}-hint`}>
        {hint}
      </p>
      <div class="stack">
        <TextField
          {...field('numerator')}
          label={numerator?.[language]}
          inputMode="numeric"
          maxLength={30}
          size="short"
        />
        <TextField
          {...field('denominator')}
          label={denominator?.[language]}
          inputMode="numeric"
          maxLength={30}
          size="short"
        />
        <Disclosure summary={text.pointsSummary} open={points.value !== '' || points.error !== undefined}>
          <NumberField {...points} label={text.pointsLabel} hint={text.pointsHint} maxLength={2} />
        </Disclosure>
      </div>
    </fieldset>
  );
}

function Tools(props: CriterionFieldProps) {
  const { language, compiled, criterion, entered, issues, sector } = props;
  const text = assessmentText(language).section;
  const name = fieldName(criterion.code);
  const chosen = sector === undefined ? undefined : compiled.sectors.get(sector)?.sector;
  if (!chosen)
    return (
      <Notice title={text.chooseSectorFirst}>
        <LinkButton href={props.sectorHref} kind="secondary">
          {text.chooseSector}
        </LinkButton>
      </Notice>
    );
  if (chosen.tools.length === 0)
    return (
      <Notice title={text.noList(chosen.name[language])}>
        <p>{text.noListText}</p>
        {chosen.hints.length > 0 && (
          <>
            <p>{text.hints}</p>
            <PlainList items={chosen.hints.map((hint) => hint[language])} />
          </>
        )}
      </Notice>
    );
  const options = chosen.tools.map((tool) => ({ value: tool.code, label: tool.label[language] }));
  const partial = chosen.listComplete ? '' : ` ${text.partialList(chosen.tools.length)}`;
  return (
    <Choices
      language={language}
      name={name}
      type="checkbox"
      legend={<Label {...props} />}
      hint={`${hintOf(props) ?? ''}${partial}`}
      error={issueFor(issues, name)}
      selected={entered(name)}
      options={[...options, { value: NONE_IN_USE, label: text.none }]}
    />
  );
}
