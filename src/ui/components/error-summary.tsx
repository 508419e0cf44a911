/** What must be put right, at the top of a form, each linked to its field. */
import type { Language } from '../../foundation/i18n/language.ts';
import { uiText } from '../messages/index.ts';

export interface Issue {
  /** Name of the field; empty when it belongs to the whole form. */
  readonly field: string;
  /** A sentence that says what to do. */
  readonly message: string;
}

export function ErrorSummary(props: { readonly language: Language; readonly issues: readonly Issue[] }) {
  if (props.issues.length === 0) return null;
  return (
    <div class="errors" role="alert" aria-labelledby="error-summary" tabindex={-1}>
      <h2 id="error-summary" class="h3">
        {uiText(props.language).errorSummary(props.issues.length)}
      </h2>
      <ul class="plain">
        {props.issues.map((issue) => (
          <li key={`${issue.field}:${issue.message}`}>
            {issue.field ? <a href={`#${issue.field}`}>{issue.message}</a> : issue.message}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What every field of a form that may come back carries: its name, what was entered, its own error. */
export function fieldOf(
  { language, issues }: { readonly language: Language; readonly issues: readonly Issue[] },
  name: string,
  value = '',
) {
  return { language, name, value, error: issueFor(issues, name) };
}

/** The message for one field, if any: `error={issueFor(issues, 'taxCode')}`. */
export function issueFor(issues: readonly Issue[], field: string): string | undefined {
  return issues.find((issue) => issue.field === field)?.message;
}
