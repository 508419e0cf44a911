/** One fact on its own screen: what is on file, the question prefilled, and a way to say "I do not know". */

import type { LocalDate } from '../../../foundation/clock.ts';
import { formatInstantDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { Issue } from '../../../ui/index.ts';
import { ActForm, GradeTag, Stack } from '../../../ui/index.ts';
import type { FactDefinition, FactValue, Vocabulary } from '../../conditions/index.ts';
import { currentFacts } from '../domain/current-dossier.ts';
import type { Fact } from '../domain/fact.ts';
import { dossierText } from '../messages/index.ts';
import type { FactEntry } from './fact-form.ts';
import { FactQuestion } from './fact-question.tsx';
import type { FactNames } from './fact-words.ts';

export interface FactPageProps {
  readonly language: Language;
  readonly definition: FactDefinition;
  /** Current facts of this key: one, the items of a list, or none. */
  readonly onFile: readonly Fact[];
  readonly names: FactNames;
  readonly base: string;
  /** Where to go after saving, a path under `base`. */
  readonly next: string;
  readonly command: string;
  readonly clearCommand: string;
  readonly entry?: FactEntry;
  readonly issues?: readonly Issue[];
}

export function FactPage(props: FactPageProps) {
  const { language, definition, onFile, base, next } = props;
  const text = dossierText(language);
  const action = `${base}/facts/${definition.key}`;
  const last = onFile.at(-1);
  return (
    <Stack>
      <FactQuestion
        {...props.names}
        definition={definition}
        language={language}
        {...valuesOnFile(definition, onFile)}
        {...(props.entry && { entry: props.entry })}
        {...(props.issues && { issues: props.issues })}
        frame={{
          action,
          command: props.command,
          back: { href: `${base}${next}`, label: next === '/facts' ? text.question.back : text.facts.back },
          continueLabel: text.question.save,
          hidden: { next },
          ...(definition.heldBy && { note: text.facts.heldBy(definition.heldBy[language]) }),
        }}
      />
      {last !== undefined && (
        <>
          <p class="src">
            <GradeTag language={language} grade={last.grade} />{' '}
            {text.facts.recorded(text.sources[last.source.kind], formatInstantDate(last.recordedAt))}
          </p>
          <ActForm action={action} command={props.clearCommand} kind="text" hidden={{ clear: '1', next }}>
            {text.question.clear}
          </ActForm>
        </>
      )}
    </Stack>
  );
}

/** For the form: the value, or the items (`[]` when "none" was said). */
export function valuesOnFile(
  definition: FactDefinition,
  onFile: readonly Fact[],
): { readonly value?: FactValue; readonly items?: readonly Readonly<Record<string, FactValue>>[] } {
  if (definition.cardinality === 'one') {
    const value = onFile.at(-1)?.value;
    return value === undefined ? {} : { value };
  }
  return onFile.length === 0 ? {} : { items: onFile.flatMap(({ fields }) => (fields === undefined ? [] : [fields])) };
}

export function factsOnFile(
  facts: readonly Fact[],
  vocabulary: Vocabulary,
  key: string,
  today: LocalDate,
): readonly Fact[] {
  return currentFacts(facts, vocabulary, today).get(key) ?? [];
}
