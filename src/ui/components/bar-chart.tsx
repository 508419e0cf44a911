/** Bars drawn on the server, each with its value in words and a table twin; a missing value is a dashed track, never zero. */
import type { Language } from '../../foundation/i18n/language.ts';
import { uiText } from '../messages/index.ts';
import { DataTable } from './data-table.tsx';
import { NoFigure } from './marks.tsx';

export interface Bar {
  readonly label: string;
  readonly detail?: string;
  /** Absent: no figure. */
  readonly value?: number | undefined;
  /** Why there is no value, when it is not that nobody counted: "giữ kín". */
  readonly absent?: string;
  /** The value as printed: "22 %", "1.284". */
  readonly shown?: string;
  /** A line across the bar: target, threshold. Same unit as the value. */
  readonly mark?: number;
  /** The one bar the text speaks of. */
  readonly strong?: boolean;
}

export function BarChart(props: {
  readonly language: Language;
  /** What is drawn; caption of the table. */
  readonly caption: string;
  readonly bars: readonly Bar[];
  /** Length of a full track. */
  readonly max: number;
  /** Heads of the table: what a row is, what the value is. */
  readonly columns: readonly [string, string];
  /** What the line across means. */
  readonly markNote?: string;
}) {
  const anyStrong = props.bars.some((bar) => bar.strong);
  const percent = (value: number) => Math.max(0, Math.min(100, Math.round((value / props.max) * 1000) / 10));
  return (
    <div class="chart">
      <ul class="bars">
        {props.bars.map((bar) => (
          <li key={bar.label}>
            <span>
              {bar.label}
              {bar.detail && <small class="mute">{bar.detail}</small>}
            </span>
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <rect class={bar.value === undefined ? 'track none' : 'track'} width="100" height="10" />
              {bar.value !== undefined && (
                <rect class={anyStrong && !bar.strong ? 'w' : 'v'} width={percent(bar.value)} height="10" />
              )}
              {bar.mark !== undefined && <line x1={percent(bar.mark)} x2={percent(bar.mark)} y1="-4" y2="14" />}
            </svg>
            <Shown bar={bar} language={props.language} />
          </li>
        ))}
      </ul>
      {props.markNote && <p class="src">{props.markNote}</p>}
      <details>
        <summary>{uiText(props.language).asTable}</summary>
        <DataTable
          language={props.language}
          caption={props.caption}
          columns={[{ label: props.columns[0] }, { label: props.columns[1], numeric: true }]}
          rows={props.bars.map((bar) => [bar.label, <Shown key={bar.label} bar={bar} language={props.language} />])}
        />
      </details>
    </div>
  );
}

function Shown({ bar, language }: { readonly bar: Bar; readonly language: Language }) {
  if (bar.value === undefined) return <NoFigure language={language}>{bar.absent}</NoFigure>;
  return <b>{bar.shown ?? String(bar.value)}</b>;
}

export interface Pillar {
  readonly label: string;
  /** Absent: not scored. */
  readonly score?: number | undefined;
  readonly max: number;
  readonly shown: string;
  readonly detail?: string;
  /** Score needed for the next level. */
  readonly next?: number;
  readonly strong?: boolean;
}

/** A profile over pillars of different sizes: every track is that pillar's maximum. */
export function PillarProfile(props: {
  readonly language: Language;
  readonly caption: string;
  readonly pillars: readonly Pillar[];
  readonly columns: readonly [string, string];
  readonly markNote?: string;
}) {
  const bars = props.pillars.map((pillar) => ({
    label: pillar.label,
    detail: pillar.detail,
    value: pillar.score === undefined || pillar.max === 0 ? undefined : pillar.score / pillar.max,
    shown: pillar.shown,
    mark: pillar.next === undefined || pillar.max === 0 ? undefined : pillar.next / pillar.max,
    strong: pillar.strong,
  }));
  return <BarChart {...props} bars={bars} max={1} />;
}
