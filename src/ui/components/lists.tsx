/** Named values and ordered things: facts with change links, leader rows, key and value, numbered papers. */
import type { ComponentChildren } from 'preact';
import type { Language } from '../../foundation/i18n/language.ts';
import { uiText } from '../messages/index.ts';
import { type GradeMark, NoFigure, ProvisionalTag } from './marks.tsx';

export interface SummaryRow {
  readonly label: ComponentChildren;
  readonly value: ComponentChildren;
  /** Grade, source and date under the value. */
  readonly note?: ComponentChildren;
  readonly change?: { readonly href: string; readonly label?: string };
}

/** Facts shown for confirmation, each with its own way to change it. */
export function SummaryList(props: { readonly language: Language; readonly rows: readonly SummaryRow[] }) {
  return (
    <dl class="summary">
      {props.rows.map((row, index) => (
        <div key={index}>
          <dt>{row.label}</dt>
          <dd>
            {row.value}
            {row.note && <p class="src">{row.note}</p>}
          </dd>
          {row.change && (
            <dd class="change">
              <a class="lone" href={row.change.href}>
                {row.change.label ?? uiText(props.language).change}
                <span class="vh">: {row.label}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

export interface LeaderRow {
  readonly label: ComponentChildren;
  /** Absent prints "chưa có số liệu". */
  readonly value?: ComponentChildren;
  /** Where the value comes from and of which day. */
  readonly source?: ComponentChildren;
  readonly provisional?: boolean;
}

/** Effort, cost, support: label, leader, value, and the source under it. */
export function LeaderRows(props: { readonly language: Language; readonly rows: readonly LeaderRow[] }) {
  return (
    <dl class="leaders">
      {props.rows.map((row, index) => (
        <div key={index}>
          <dt>{row.label}</dt>
          <dd>
            {row.value === undefined ? <NoFigure language={props.language} /> : <b>{row.value}</b>}
            {row.provisional && <ProvisionalTag language={props.language} />}
          </dd>
          {row.source && <dd class="src">{row.source}</dd>}
        </div>
      ))}
    </dl>
  );
}

export interface KeyValue {
  readonly label: ComponentChildren;
  readonly value: ComponentChildren;
}

export function KeyValues({ rows }: { readonly rows: readonly KeyValue[] }) {
  return (
    <dl class="kv">
      {rows.map((row, index) => (
        <div key={index}>
          <dt>{row.label}</dt>
          <dd>{row.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Papers to bring, things to do in order. */
export function NumberedList({ items }: { readonly items: readonly ComponentChildren[] }) {
  return (
    <ol class="nums">
      {items.map((item, index) => (
        <li key={index}>
          <div>{item}</div>
        </li>
      ))}
    </ol>
  );
}

/** Short lines under hairlines. */
export function PlainList({ items }: { readonly items: readonly ComponentChildren[] }) {
  return (
    <ul class="plain ruled">
      {items.map((item, index) => (
        <li key={index}>{item}</li>
      ))}
    </ul>
  );
}

export interface Because {
  readonly text: ComponentChildren;
  readonly grade?: GradeMark | undefined;
  /** Replaces the word of the grade: "sổ đăng ký, 09/03/2026". */
  readonly note?: ComponentChildren;
}

/** Why a step comes first: the bullet is the grade of the fact, the word stands after it. */
export function BecauseList(props: { readonly language: Language; readonly items: readonly Because[] }) {
  return (
    <ul class="because">
      {props.items.map((item, index) => (
        <li key={index} class={item.grade ?? 'ungraded'}>
          <span>
            {item.text}
            {(item.note || item.grade) && (
              <small> {item.note ?? (item.grade && uiText(props.language).grade[item.grade])}</small>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

export interface CatalogEntry {
  readonly href: string;
  readonly title: ComponentChildren;
  /** Under the title: vendor, what it does. */
  readonly body: ComponentChildren;
  readonly middle?: ComponentChildren;
  readonly end?: ComponentChildren;
}

/** Platforms, measures: entry, price or amount, marks; three columns on wide screens. */
export function CatalogList(props: {
  readonly entries: readonly CatalogEntry[];
  /** Rank of the entries' headings: 2 under the page's title, 3 inside a section. */
  readonly rank?: 2 | 3;
}) {
  const Heading = props.rank === 3 ? 'h3' : 'h2';
  return (
    <ol class="cat">
      {props.entries.map((entry) => (
        <li key={entry.href}>
          <div>
            <Heading class="h3">
              <a class="lone" href={entry.href}>
                {entry.title}
              </a>
            </Heading>
            {entry.body}
          </div>
          {entry.middle && <div>{entry.middle}</div>}
          {entry.end && <div>{entry.end}</div>}
        </li>
      ))}
    </ol>
  );
}

export interface Count {
  readonly value: string;
  readonly label: string;
  /** The denominator: "trên 61 việc đang mở". */
  readonly of?: string;
  readonly href?: string;
  readonly breach?: boolean;
}

/** Three numbers to look at first, each with its denominator. */
export function Counts({ items }: { readonly items: readonly Count[] }) {
  return (
    <ul class="counts">
      {items.map((item) => (
        <li key={item.label} class={item.breach ? 'breach' : undefined}>
          {item.href ? (
            <a href={item.href}>
              <CountBody {...item} />
            </a>
          ) : (
            <div>
              <CountBody {...item} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function CountBody(item: Count) {
  return (
    <>
      <b>{item.value}</b>
      <span>{item.label}</span>
      {item.of && <small>{item.of}</small>}
    </>
  );
}
