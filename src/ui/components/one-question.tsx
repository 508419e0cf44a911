/** One question a screen: bridge of progress, the question as the page's heading, one answer, continue or skip. */
import type { ComponentChildren } from 'preact';
import type { Language } from '../../foundation/i18n/language.ts';
import { uiText } from '../messages/index.ts';
import { Button, HiddenFields } from './actions.tsx';
import { Bridge, type Span } from './bridge.tsx';
import { ErrorSummary, type Issue } from './error-summary.tsx';
import { BackLink } from './navigation.tsx';

export interface OneQuestionProps {
  readonly language: Language;
  /** Where the form posts to. */
  readonly action: string;
  /** Idempotency key, a UUIDv7. */
  readonly command: string;
  readonly question: ComponentChildren;
  /** `group`: children are `Choices` without legend. `field`: children are one field without label whose id is `fieldId`. `free`: children label themselves. */
  readonly asks: 'group' | 'field' | 'free';
  readonly fieldId?: string;
  readonly children: ComponentChildren;
  readonly progress?: { readonly current: number; readonly total: number };
  /** Spans already crossed, drawn above the question. */
  readonly spans?: readonly Span[];
  readonly hint?: ComponentChildren;
  readonly issues?: readonly Issue[];
  readonly back?: { readonly href: string; readonly label?: string };
  /** The skip button posts `skip=1`. */
  readonly skip?: boolean;
  readonly continueLabel?: string;
  /** Another answer as a button beside "continue": "Mã đúng, nhưng tôi tự trả lời". */
  readonly second?: { readonly name: string; readonly value: string; readonly label: string };
  /** Link beside the buttons: "Xem kế hoạch ngay". */
  readonly leave?: { readonly href: string; readonly label: string };
  /** Why we ask, in a disclosure. */
  readonly why?: ComponentChildren;
  /** Small print at the side: how long answers are kept. */
  readonly note?: ComponentChildren;
  readonly hidden?: Readonly<Record<string, string>>;
}

export function OneQuestion(props: OneQuestionProps) {
  const text = uiText(props.language);
  const progress = props.progress && text.progress(props.progress.current, props.progress.total);
  return (
    <div class="question">
      {props.back && <BackLink href={props.back.href}>{props.back.label ?? text.back}</BackLink>}
      {props.spans && <Bridge language={props.language} spans={props.spans} size="slim" decorated />}
      <ErrorSummary language={props.language} issues={props.issues ?? []} />
      <form class="two" method="post" action={props.action}>
        <div class="stack">
          <HiddenFields fields={{ command: props.command, ...props.hidden }} />
          {progress && <p class="over">{progress}</p>}
          <Asked {...props} />
          <div class="acts">
            <Button>{props.continueLabel ?? text.continue}</Button>
            {props.second && (
              <Button kind="secondary" name={props.second.name} value={props.second.value}>
                {props.second.label}
              </Button>
            )}
            {props.skip && (
              <Button kind="text" name="skip" value="1" unchecked>
                {text.skipQuestion}
              </Button>
            )}
            {props.leave && (
              <a class="lone" href={props.leave.href}>
                {props.leave.label}
              </a>
            )}
          </div>
        </div>
        {(props.why || props.note) && (
          <div class="stack">
            {props.why && (
              <details>
                <summary>{text.why}</summary>
                <div class="stack">{props.why}</div>
              </details>
            )}
            {props.note && <p class="src">{props.note}</p>}
          </div>
        )}
      </form>
    </div>
  );
}

function Asked(props: OneQuestionProps) {
  const hint = props.hint && <p class="hint">{props.hint}</p>;
  if (props.asks === 'group')
    return (
      <fieldset>
        <legend class="q">
          <h1>{props.question}</h1>
        </legend>
        {hint}
        {props.children}
      </fieldset>
    );
  return (
    <>
      <h1 class="q">
        {props.asks === 'field' && props.fieldId ? <label for={props.fieldId}>{props.question}</label> : props.question}
      </h1>
      {hint}
      {props.children}
    </>
  );
}
