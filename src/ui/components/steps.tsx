/** The steps of a plan: number and when at the left, what and why at the right; the first one carries the green rule and the button. */
import type { ComponentChildren } from 'preact';

export function StepList({ children }: { readonly children: ComponentChildren }) {
  return <ol class="steps">{children}</ol>;
}

export function Step(props: {
  readonly number: number;
  /** "Việc tuần này", "Tiếp theo". */
  readonly kicker?: ComponentChildren;
  readonly title: ComponentChildren;
  readonly first?: boolean;
  readonly id?: string;
  /** Buttons right under the title, so that a phone shows them without scrolling. */
  readonly acts?: ComponentChildren;
  readonly children?: ComponentChildren;
}) {
  return (
    <li class={props.first ? 'step first' : 'step'} id={props.id}>
      <p class="no">
        <b>{props.number}</b>
        {props.kicker && <span>{props.kicker}</span>}
      </p>
      <div class="stack">
        <h3 class={props.first ? 'h2' : undefined}>{props.title}</h3>
        {props.acts && <div class="acts">{props.acts}</div>}
        {props.children}
      </div>
    </li>
  );
}
