/** A table that folds into blocks on a phone; browsers of the last years keep its rows and cells when display changes, so no roles are repeated. */
import type { ComponentChildren } from 'preact';
import type { Language } from '../../foundation/i18n/language.ts';
import { uiText } from '../messages/index.ts';

export interface Column {
  readonly label: string;
  /** Shorter name beside the value when folded; default the label. */
  readonly short?: string;
  readonly numeric?: boolean;
  /** Makes the heading a link that sorts. */
  readonly sortHref?: string;
  readonly sorted?: 'ascending' | 'descending';
}

export function DataTable(props: {
  readonly language: Language;
  readonly caption: string;
  /** The caption is only read aloud, because a heading above says the same. */
  readonly captionHidden?: boolean;
  readonly columns: readonly Column[];
  /** The first cell of a row is its header. */
  readonly rows: readonly (readonly ComponentChildren[])[];
  /** Default true. False for narrow tables of two or three short columns. */
  readonly fold?: boolean;
}) {
  const fold = props.fold ?? props.columns.length > 2;
  return (
    <table class={fold ? 'tbl fold' : 'tbl'}>
      <caption class={props.captionHidden ? 'vh' : undefined}>{props.caption}</caption>
      <thead>
        <tr>
          {props.columns.map((column) => (
            <Heading key={column.label} column={column} language={props.language} />
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row, index) => (
          <tr key={index}>
            {row.map((cell, at) => (
              <Cell key={at} cell={cell} at={at} column={props.columns[at]} fold={fold} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Heading({ column, language }: { readonly column: Column; readonly language: Language }) {
  return (
    <th scope="col" class={column.numeric ? 'n' : undefined} aria-sort={column.sorted}>
      {column.sortHref ? (
        <a class={column.sorted} href={column.sortHref} aria-label={uiText(language).sortBy(column.label)}>
          {column.label}
        </a>
      ) : (
        column.label
      )}
    </th>
  );
}

function Cell(props: {
  readonly cell: ComponentChildren;
  readonly at: number;
  readonly column: Column | undefined;
  readonly fold: boolean;
}) {
  const numeric = props.column?.numeric ? 'n' : undefined;
  if (props.at === 0)
    return (
      <th scope="row" class={numeric}>
        {props.cell}
      </th>
    );
  const name = props.fold ? (props.column?.short ?? props.column?.label) : undefined;
  return (
    <td class={numeric} data-h={name}>
      <div>{props.cell}</div>
    </td>
  );
}
