/** The frames a page is composed of: title, hanging-label section, columns, stacks and the small text roles. */
import type { ComponentChildren } from 'preact';

interface WithChildren {
  readonly children?: ComponentChildren;
}

/** The page's one `h1` with an optional line above (what, when) and a lead below. */
export function PageTitle(props: {
  readonly title: ComponentChildren;
  readonly over?: ComponentChildren;
  readonly lead?: ComponentChildren;
  /** A short note or link at the right end of the line above, or of the title's own where there is none. */
  readonly aside?: ComponentChildren;
  readonly size?: 'normal' | 'display';
}) {
  return (
    <div class={props.size === 'display' ? 'title hero' : 'title'}>
      {props.over && (
        <div class="split">
          <p class="over">{props.over}</p>
          {props.aside && <p class="small">{props.aside}</p>}
        </div>
      )}
      {props.aside && !props.over ? (
        <div class="split">
          <h1>{props.title}</h1>
          <p class="small">{props.aside}</p>
        </div>
      ) : (
        <h1>{props.title}</h1>
      )}
      {props.lead && <Lead>{props.lead}</Lead>}
    </div>
  );
}

/** A section opened by an ink rule; on wide screens its name hangs at the left. */
export function Section(
  props: WithChildren & {
    readonly title: ComponentChildren;
    /** Anchor; also names the section for assistive technology. */
    readonly id?: string;
    /** Title above instead of beside: for wide tables and lists of steps. */
    readonly full?: boolean;
    /** A link or note under the title. */
    readonly aside?: ComponentChildren;
  },
) {
  const titleId = props.id && `${props.id}-title`;
  return (
    <section class={props.full ? 'sec full' : 'sec'} id={props.id} aria-labelledby={titleId}>
      <div class="sec-head">
        <h2 id={titleId}>{props.title}</h2>
        {props.aside && <p class="small">{props.aside}</p>}
      </div>
      <div class="stack">{props.children}</div>
    </section>
  );
}

export function Lead({ children }: WithChildren) {
  return <p class="lead">{children}</p>;
}

/** A small bold line above something. */
export function Over({ children }: WithChildren) {
  return <p class="over">{children}</p>;
}

/** Where a figure comes from and of which day: small and grey, right under it. */
export function SourceLine({ children }: WithChildren) {
  return <p class="src">{children}</p>;
}

/** Children one under the other with even space. */
export function Stack({ children, loose }: WithChildren & { readonly loose?: boolean }) {
  return <div class={loose ? 'stack loose' : 'stack'}>{children}</div>;
}

/** Main column and a narrower aside; `even` gives two equal columns. Stacks on phones, main first. */
export function Columns(props: {
  readonly main: ComponentChildren;
  readonly aside: ComponentChildren;
  readonly even?: boolean;
  /** Accessible name when the aside is a landmark of its own. */
  readonly asideLabel?: string;
}) {
  return (
    <div class={props.even ? 'two even' : 'two'}>
      <div class="stack">{props.main}</div>
      {props.asideLabel ? (
        <aside class="stack" aria-label={props.asideLabel}>
          {props.aside}
        </aside>
      ) : (
        <div class="stack">{props.aside}</div>
      )}
    </div>
  );
}

/** Buttons and links in a row that wraps. */
export function Actions({ children }: WithChildren) {
  return <div class="acts">{children}</div>;
}

/** Many buttons of one rank, in columns of one width. */
export function EvenActions({ children }: WithChildren) {
  return <div class="even-acts">{children}</div>;
}

/** Text kept to a readable width. */
export function Measure({ children }: WithChildren) {
  return <div class="measure stack">{children}</div>;
}

/** Read aloud, not shown. */
export function VisuallyHidden({ children }: WithChildren) {
  return <span class="vh">{children}</span>;
}
