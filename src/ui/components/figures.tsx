/** Numbers that never stand alone: a counted figure on a double rule opens, a published claim in grey on a dotted rule does not. */
import type { ComponentChildren } from 'preact';
import type { Language } from '../../foundation/i18n/language.ts';
import { uiText } from '../messages/index.ts';

interface FigureProps {
  readonly language: Language;
  /** As printed. */
  readonly value: string;
  /** What is counted, of what: "doanh nghiệp, trên 16.002 đang nộp thuế: 8,0 %". */
  readonly children: ComponentChildren;
  /** Source and day. */
  readonly source: ComponentChildren;
  readonly size?: 'normal' | 'huge';
}

/** Counted from events; the link opens it down to them. */
export function CountedFigure(
  props: FigureProps & { readonly open?: { readonly href: string; readonly label: string } },
) {
  return (
    <div class="figure counted">
      <p class="over">{uiText(props.language).counted}</p>
      <p class={props.size === 'huge' ? 'value huge' : 'value'}>{props.value}</p>
      <div class="stack">
        <div>{props.children}</div>
        <p class="src">{props.source}</p>
        {props.open && (
          <a class="lone" href={props.open.href}>
            {props.open.label}
          </a>
        )}
      </div>
    </div>
  );
}

/** Published by somebody, recounted by nobody. Put beside a counted figure, never added to it. */
export function ClaimedFigure(props: FigureProps) {
  return (
    <div class="figure claimed">
      <p class="over">{uiText(props.language).claimed}</p>
      <p class={props.size === 'huge' ? 'value huge' : 'value'}>{props.value}</p>
      <div class="stack">
        <div>{props.children}</div>
        <p class="src">{props.source}</p>
      </div>
    </div>
  );
}

export function FigurePair({ children }: { readonly children: ComponentChildren }) {
  return <div class="figures">{children}</div>;
}
