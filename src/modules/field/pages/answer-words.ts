/** An answer in the words of its question, for people who read what was written down. */
import { formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { Answer, CompiledFramework } from '../../assessments/index.ts';
import { fieldText } from '../messages/index.ts';

export function answerInWords(
  compiled: CompiledFramework,
  language: Language,
  code: string,
  answer: Answer | undefined,
): string {
  const text = fieldText(language).record;
  const criterion = compiled.byCode.get(code);
  if (answer === undefined) return text.notAnswered;
  if (typeof answer === 'number') {
    const options = [...(criterion?.options.values() ?? [])].filter(({ points }) => points === answer);
    const single = criterion?.kind === 'levels' || criterion?.kind === 'single';
    return single && options.length === 1 ? options[0]!.label[language] : text.points(answer);
  }
  if (typeof answer === 'string') return optionLabel(compiled, language, code, answer);
  if ('numerator' in answer)
    return `${formatNumber(answer.numerator, language)} ${text.of} ${formatNumber(answer.denominator, language)}`;
  return answer.length === 0
    ? text.noneOfThese
    : answer.map((each) => optionLabel(compiled, language, code, each)).join('; ');
}

function optionLabel(compiled: CompiledFramework, language: Language, code: string, option: string): string {
  const criterion = compiled.byCode.get(code);
  const known = criterion?.options.get(option)?.label ?? compiled.sectors.get(option)?.sector.name;
  if (known !== undefined) return known[language];
  for (const { tools } of compiled.sectors.values()) {
    const tool = tools.get(option);
    if (tool !== undefined) return tool.label[language];
  }
  return option;
}

export function questionInWords(compiled: CompiledFramework, language: Language, code: string): string {
  const label = compiled.byCode.get(code)?.source.label[language];
  return label === undefined ? code : `${code} ${label}`;
}
