/** How it went, as the side that asked is asked it and as its office reads it. */
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  Actions,
  Button,
  Choices,
  HiddenFields,
  type Issue,
  issueFor,
  KeyValues,
  TextArea,
} from '../../../ui/index.ts';
import type { CaseType, ClosingQuestion } from '../domain/case-type.ts';
import type { Answer } from '../domain/closing-answer.ts';
import { choicesOf } from '../domain/closing-answers.ts';
import { caseText } from '../messages/index.ts';

export interface ClosingFormProps {
  readonly language: Language;
  readonly type: CaseType;
  readonly action: string;
  readonly command: string;
  readonly issues: readonly Issue[];
  /** By the code of the question. */
  readonly entered: (question: string) => string;
}

export function ClosingForm({ language, type, action, command, issues, entered }: ClosingFormProps) {
  const text = caseText(language).atEnd;
  return (
    <form class="stack" method="post" action={action}>
      <HiddenFields fields={{ command }} />
      {type.atEnd?.map((question) => {
        const name = `answer-${question.code}`;
        const error = issueFor(issues, name);
        const common = { language, name, ...(error !== undefined && { error }) };
        return question.kind === 'text' ? (
          <TextArea
            {...common}
            key={name}
            label={question.label[language]}
            hint={text.wordsHint}
            optional
            value={entered(question.code)}
          />
        ) : (
          <Choices
            {...common}
            key={name}
            type="radio"
            inline
            legend={question.label[language]}
            options={choicesOf(question).map((value) => ({ value, label: choiceLabel(question, value, language) }))}
            selected={[entered(question.code)]}
          />
        );
      })}
      <Actions>
        <Button>{text.send}</Button>
      </Actions>
    </form>
  );
}

export function ClosingAnswers(props: {
  readonly language: Language;
  readonly type: CaseType;
  readonly answers: readonly Answer[];
}) {
  const { language, type, answers } = props;
  const rows = (type.atEnd ?? []).flatMap((question) => {
    const answer = answers.find((each) => each.question === question.code);
    if (answer === undefined) return [];
    const value = answer.choice === undefined ? answer.words : choiceLabel(question, answer.choice, language);
    return [{ label: question.label[language], value: value ?? '' }];
  });
  return <KeyValues rows={rows} />;
}

function choiceLabel({ kind }: ClosingQuestion, choice: string, language: Language): string {
  const text = caseText(language).atEnd;
  if (kind === 'yes-no') return text.yesNo[choice === 'yes' ? 'yes' : 'no'];
  return choice === '1' ? text.scale.lowest : choice === '5' ? text.scale.highest : choice;
}
