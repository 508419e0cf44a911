/** The machine's condition beside the human sentence: the same rule, node by node, with its articles. */
import type { Language } from '../../../foundation/i18n/language.ts';
import { ProvisionalTag } from '../../../ui/index.ts';
import { type Condition, describe, type Names, type Vocabulary } from '../../conditions/index.ts';
import type { MeasureCatalogue } from '../domain/measure.ts';
import { measuresText } from '../messages/index.ts';
import { lawText } from './law-text.ts';

export interface RuleTreeProps {
  readonly language: Language;
  readonly catalogue: MeasureCatalogue;
  readonly vocabulary: Vocabulary;
  readonly names: Names;
  readonly condition: Condition;
}

export function RuleTree(props: RuleTreeProps) {
  return (
    <ul>
      <RuleNode {...props} />
    </ul>
  );
}

function RuleNode(props: RuleTreeProps) {
  const { condition, language, catalogue, vocabulary, names } = props;
  const text = measuresText(language);
  const group = groupOf(condition);
  return (
    <li>
      {group ? text.page[group.word] : describe(condition, vocabulary, language, names)}
      {condition.cite && !group && (
        <span class="src">
          {' '}
          {lawText(catalogue, condition.cite, language)}{' '}
          {!condition.cite.verified && <ProvisionalTag language={language}>{text.law.unchecked}</ProvisionalTag>}
        </span>
      )}
      {group && (
        <ul>
          {group.children.map((child, index) => (
            <RuleNode key={index} {...props} condition={child} />
          ))}
        </ul>
      )}
    </li>
  );
}

function groupOf(
  condition: Condition,
): { word: 'allOf' | 'anyOf' | 'notOf'; children: readonly Condition[] } | undefined {
  if (condition.say !== undefined) return undefined;
  if ('all' in condition) return { word: 'allOf', children: condition.all };
  if ('any' in condition) return { word: 'anyOf', children: condition.any };
  if ('not' in condition) return { word: 'notOf', children: [condition.not] };
  return undefined;
}
