/** What a page says aside from its content: notices, empty places with a next step, disclosures, samples. */
import type { ComponentChildren } from 'preact';
import type { Language } from '../../foundation/i18n/language.ts';
import { uiText } from '../messages/index.ts';

/** `may`: may be supported. `ok`: saved. `bad`: breach or fault, the only red one. `plain`: everything else. */
export function Notice(props: {
  readonly tone?: 'plain' | 'may' | 'ok' | 'bad';
  readonly title?: ComponentChildren;
  readonly children?: ComponentChildren;
}) {
  const tone = props.tone ?? 'plain';
  return (
    <div class={`notice ${tone}`} role={tone === 'ok' ? 'status' : undefined}>
      {props.title && (
        <p>
          <b>{props.title}</b>
        </p>
      )}
      {props.children}
    </div>
  );
}

/** Nothing here yet: says why and what to do next. */
export function EmptyState(props: {
  readonly title: ComponentChildren;
  readonly children?: ComponentChildren;
  /** A button or link. */
  readonly act: ComponentChildren;
}) {
  return (
    <div class="empty stack">
      <p class="h3">
        <b>{props.title}</b>
      </p>
      {props.children}
      <div class="acts">{props.act}</div>
    </div>
  );
}

/** More for those who want it; printed open. */
export function Disclosure(props: {
  readonly summary: ComponentChildren;
  readonly open?: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    <details open={props.open}>
      <summary>{props.summary}</summary>
      <div class="stack">{props.children}</div>
    </details>
  );
}

/** A drawn example of what comes out, labelled as an example, on a sheet of its own. */
export function Sample(props: {
  readonly language: Language;
  /** Default: "Ví dụ". */
  readonly label?: string;
  readonly children: ComponentChildren;
}) {
  const label = props.label ?? uiText(props.language).sample;
  return (
    <aside class="sample" aria-label={label}>
      <p class="over">{label}</p>
      <div class="stack">{props.children}</div>
    </aside>
  );
}
