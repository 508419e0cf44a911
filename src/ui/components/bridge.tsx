/** The signature: progress drawn as a bridge. A span is something that can be counted; a sentence says the same in words. */
import type { ComponentChildren } from 'preact';
import type { Language } from '../../foundation/i18n/language.ts';
import { uiText } from '../messages/index.ts';

/** on = done, now = in progress, prov = lit but provisional, late = promise broken, off = not started. */
export type SpanState = 'on' | 'now' | 'prov' | 'late' | 'off';

export interface Span {
  readonly state: SpanState;
  /** Two or three words under the span; shown on wide screens when every span has one. */
  readonly label?: string;
  /** Replaces the word for the state under the label, e.g. "tuần này" or "10–30". */
  readonly note?: string;
}

const HANGERS = 'M18 35.4V56M34 20.8V56M50 16V56M66 20.8V56M82 35.4V56';
const WAVES = ['M0 93h22M46 101h12', 'M37 93h35M11 101h19', 'M24 93h28M2 101h10'];

export function Bridge(props: {
  readonly language: Language;
  /** At most twelve. */
  readonly spans: readonly Span[];
  /** The sentence under the bridge: what it says in words. Without it the sentence is made from the states. */
  readonly children?: ComponentChildren;
  readonly size?: 'normal' | 'slim';
  /** No caption: the words stand elsewhere on the page (question page, home chart). The drawing still has its label. */
  readonly decorated?: boolean;
}) {
  const { spans } = props;
  const label = spokenBridge(spans, props.language);
  const width = spans.length * 100;
  const labelled = spans.every((span) => span.label);
  return (
    <figure class={props.size === 'slim' ? 'bridge slim' : 'bridge'}>
      <svg viewBox={`-20 0 ${String(width + 40)} 108`} preserveAspectRatio="none" role="img" aria-label={label}>
        <path class="sea" d={`M-20 81H${String(width + 20)}`} />
        <path d={`M-20 56H0M${String(width)} 56h20`} />
        <path d={piers(spans.length)} />
        {spans.map((span, index) => (
          <g key={index} class={span.state} transform={`translate(${String(index * 100)})`}>
            <path class="sea" d={WAVES[index % WAVES.length]} />
            {span.state === 'on' && <path class="glow" d="M4 56Q50 -24 96 56Z" />}
            <path class="arch" d="M4 56Q50 -24 96 56" />
            {(span.state === 'on' || span.state === 'prov') && <path class="hang" d={HANGERS} />}
            <path class="deck" d="M0 56H100" />
          </g>
        ))}
      </svg>
      {labelled && (
        <ol class="spans" aria-hidden="true">
          {spans.map((span, index) => (
            <li key={index} class={span.state}>
              <b>{span.label}</b>
              {span.note ?? (span.state === 'off' ? '' : uiText(props.language).spanState[span.state])}
            </li>
          ))}
        </ol>
      )}
      {!props.decorated && <figcaption class="said">{props.children ?? label}</figcaption>}
    </figure>
  );
}

/** A bridge small enough for a row of a table. */
export function MiniBridge(props: { readonly language: Language; readonly states: readonly SpanState[] }) {
  const { states } = props;
  return (
    <svg
      class="mini"
      viewBox={`-2 0 ${String(states.length * 20 + 4)} 16`}
      role="img"
      aria-label={spokenBridge(
        states.map((state) => ({ state })),
        props.language,
      )}
    >
      {states.map((state, index) => (
        <g key={index} class={state} transform={`translate(${String(index * 20)})`}>
          <path class="arch" d="M1 12Q10 -6 19 12Z" />
          <path class="deck" d="M0 13H20" />
        </g>
      ))}
    </svg>
  );
}

/** "Cầu 8 nhịp, 2 nhịp đã sáng. Hóa đơn: đang làm." */
function spokenBridge(spans: readonly Span[], language: Language): string {
  const text = uiText(language);
  const lit = spans.filter((span) => span.state === 'on' || span.state === 'prov').length;
  const named = spans
    .filter((span) => span.label && span.state !== 'off')
    .map((span) => `${span.label}: ${text.spanState[span.state]}.`);
  return [text.spansLit(lit, spans.length), ...named].join(' ');
}

function piers(count: number): string {
  return Array.from({ length: count + 1 }, (_, i) => {
    const x = i * 100;
    return `M${String(x - 2.5)} 58L${String(x - 4.5)} 80M${String(x + 2.5)} 58L${String(x + 4.5)} 80`;
  }).join('');
}
