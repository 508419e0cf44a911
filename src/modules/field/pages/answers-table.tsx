/** Answers as a table, question by question: one column for what was said, two where two records are compared. */
import type { Language } from '../../../foundation/i18n/language.ts';
import { DataTable } from '../../../ui/index.ts';
import type { Answer, CompiledFramework } from '../../assessments/index.ts';
import { differencesOf } from '../domain/differences.ts';
import { fieldText } from '../messages/index.ts';
import { answerInWords, questionInWords } from './answer-words.ts';

type Given = Readonly<Record<string, Answer>>;

export function AnswersTable(props: {
  readonly language: Language;
  readonly compiled: CompiledFramework;
  readonly answers: Given;
}) {
  const { language, compiled, answers } = props;
  const text = fieldText(language).record;
  const codes = codesOf(compiled, answers);
  return (
    <DataTable
      language={language}
      caption={text.answered(codes.length)}
      columns={[{ label: text.question }, { label: text.answer }]}
      rows={codes.map((code) => [
        questionInWords(compiled, language, code),
        answerInWords(compiled, language, code, answers[code]),
      ])}
    />
  );
}

export function DifferencesTable(props: {
  readonly language: Language;
  readonly compiled: CompiledFramework;
  readonly here: Given;
  readonly there: Given;
  /** Whose the other is and when. */
  readonly thereLabel: string;
}) {
  const { language, compiled, here, there, thereLabel } = props;
  const text = fieldText(language).record;
  const differing = differencesOf(codesOf(compiled, { ...here, ...there }), here, there);
  if (differing.length === 0) return <p>{text.same}</p>;
  return (
    <DataTable
      language={language}
      caption={text.differsCaption}
      columns={[{ label: text.question }, { label: text.here }, { label: thereLabel }]}
      rows={differing.map((each) => [
        questionInWords(compiled, language, each.criterion),
        answerInWords(compiled, language, each.criterion, each.here),
        answerInWords(compiled, language, each.criterion, each.there),
      ])}
    />
  );
}

/** In the order of the questions; what this version does not ask comes last. */
function codesOf(compiled: CompiledFramework, answers: Given): readonly string[] {
  const asked = compiled.criteria.map(({ code }) => code).filter((code) => answers[code] !== undefined);
  return [...asked, ...Object.keys(answers).filter((code) => !compiled.byCode.has(code))];
}
