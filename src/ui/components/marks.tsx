/** Marks beside facts, sums and answers: readable in black and white, shape and word together. */
import type { ComponentChildren } from 'preact';
import type { Language } from '../../foundation/i18n/language.ts';
import { uiText } from '../messages/index.ts';

/** How well a fact is proved: hollow, half, full circle. */
export type GradeMark = 'declared' | 'evidenced' | 'verified';
export type VerdictMark = 'yes' | 'no' | 'unknown';

const GRADE_CLASSES: Record<GradeMark, string> = { declared: 'tag', evidenced: 'tag evid', verified: 'tag veri' };

/** Only for grades of facts and, with the same meaning, checks of a catalogue entry. Children replace the standard word. */
export function GradeTag(props: {
  readonly language: Language;
  readonly grade: GradeMark;
  readonly children?: ComponentChildren;
}) {
  return <span class={GRADE_CLASSES[props.grade]}>{props.children ?? uiText(props.language).grade[props.grade]}</span>;
}

/** "tạm tính": not confirmed at source. Children replace the standard word. */
export function ProvisionalTag(props: { readonly language: Language; readonly children?: ComponentChildren }) {
  return <span class="tag prov">{props.children ?? uiText(props.language).provisional}</span>;
}

/** A broken promise; the only red mark. */
export function LateTag(props: { readonly language: Language; readonly children?: ComponentChildren }) {
  return <span class="tag late">{props.children ?? uiText(props.language).late}</span>;
}

/** Nobody knows or nobody checked: dashed circle. */
export function NoneTag(props: { readonly children: ComponentChildren }) {
  return <span class="tag none">{props.children}</span>;
}

/** A neutral word in a frame: kind of measure, place, function. Never a judgement. */
export function PlainTag(props: { readonly children: ComponentChildren }) {
  return <span class="tag plain-tag">{props.children}</span>;
}

/** "chưa có số liệu": an absent figure, as normal a value as any. */
/** `children` replace the words where the number exists but is not shown. */
export function NoFigure(props: { readonly language: Language; readonly children?: ComponentChildren }) {
  return <span class="no-figure">{props.children ?? uiText(props.language).noFigure}</span>;
}

/** A condition met or not. */
const GLYPHS: Record<VerdictMark, string> = {
  yes: 'M3 10.5l4.5 4.5L17 5',
  no: 'M4.500 4.500l11 11m0-11l-11 11',
  unknown: 'M10 2.500a7.500 7.500 0 1 0 .01 0',
};

export function VerdictGlyph({ verdict }: { readonly verdict: VerdictMark }) {
  return (
    <svg class={verdict === 'unknown' ? 'i dashed' : 'i'} viewBox="0 0 20 20" aria-hidden="true">
      <path d={GLYPHS[verdict]} />
    </svg>
  );
}

/** A way across, not a tick: nobody has decided yet. */
const MAY_QUALIFY = 'M2 15Q10-3 18 15M.500 15.500h19';

/** Glyph and word. "yes" only ever says that the firm may qualify. Children replace the standard words. */
export function VerdictTag(props: {
  readonly language: Language;
  readonly verdict: VerdictMark;
  readonly children?: ComponentChildren;
}) {
  return (
    <span class={`vt ${props.verdict}`}>
      {props.verdict === 'yes' ? (
        <svg class="i" viewBox="0 0 20 20" aria-hidden="true">
          <path d={MAY_QUALIFY} />
        </svg>
      ) : (
        <VerdictGlyph verdict={props.verdict} />
      )}
      {props.children ?? uiText(props.language).verdict[props.verdict]}
    </span>
  );
}

/** The answer for this firm beside a measure: verdict at heading size, amount or reason, act. */
export function VerdictPanel(props: {
  readonly language: Language;
  readonly verdict: VerdictMark;
  readonly over?: ComponentChildren;
  readonly children?: ComponentChildren;
}) {
  return (
    <div class={`verdict stack ${props.verdict}`}>
      {props.over && <p class="over">{props.over}</p>}
      <p class="h2">
        <VerdictTag language={props.language} verdict={props.verdict} />
      </p>
      {props.children}
    </div>
  );
}
