/** Around a list of work: how many there are, what narrows it, one step forward or back, a tick on a row. */
import type { ComponentChildren } from 'preact';
import type { Language } from '../../foundation/i18n/language.ts';
import { uiText } from '../messages/index.ts';
import { Button, HiddenFields } from './actions.tsx';
import { TextField } from './fields.tsx';
import { Disclosure } from './notices.tsx';

/** Above a list: the count in words, then each filter in use with the link that takes it away. */
export function ListSummary(props: {
  readonly language: Language;
  /** How many and in which order, e.g. “214 đơn vị, đang hoạt động trước”. */
  readonly count: ComponentChildren;
  readonly narrowed?: readonly { readonly label: string; readonly withoutHref: string }[];
  readonly clearHref?: string;
  /** Exports and other acts on the whole list. */
  readonly aside?: ComponentChildren;
}) {
  const text = uiText(props.language);
  const narrowed = props.narrowed ?? [];
  return (
    <div class="list-head">
      <div>
        <p role="status">{props.count}</p>
        {narrowed.length > 0 && (
          <div class="narrowed">
            <span class="mute">{text.narrowedBy}</span>
            <ul class="narrowed">
              {narrowed.map(({ label, withoutHref }) => (
                <li key={withoutHref}>
                  <a href={withoutHref} aria-label={text.without(label)}>
                    {label}
                  </a>
                </li>
              ))}
            </ul>
            {props.clearHref && narrowed.length > 1 && <a href={props.clearHref}>{text.showAll}</a>}
          </div>
        )}
      </div>
      {props.aside}
    </div>
  );
}

/** Steps through a long list whose pages are not numbered, because counting them would cost more than reading them. */
export function StepPager(props: {
  readonly language: Language;
  /** The list's beginning; absent on its first page. */
  readonly firstHref?: string | undefined;
  readonly nextHref?: string | undefined;
}) {
  const text = uiText(props.language);
  if (props.firstHref === undefined && props.nextHref === undefined) return null;
  return (
    <nav aria-label={text.onwards}>
      <ul class="pager">
        {props.firstHref && (
          <li>
            <a href={props.firstHref}>{text.firstPage}</a>
          </li>
        )}
        {props.nextHref && (
          <li>
            <a href={props.nextHref} rel="next">
              {text.nextPage}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}

/** A checkbox on a row, with what it picks as its label. */
export function Tick(props: {
  readonly name: string;
  readonly value: string;
  readonly checked?: boolean;
  readonly children: ComponentChildren;
}) {
  const id = `${props.name}-${props.value}`;
  return (
    <span class="tick">
      <label>
        <input id={id} type="checkbox" name={props.name} value={props.value} checked={props.checked} />
        <span>{props.children}</span>
      </label>
    </span>
  );
}

/** Keeps the list one looks at under a name: the desk stores its room and query. */
export function SaveListForm(props: {
  readonly language: Language;
  /** Room of the desk, e.g. `unreached`. */
  readonly room: string;
  /** Query of the page, without the `?`. */
  readonly query: string;
  readonly command: string;
  /** What was entered, when it comes back. */
  readonly entered?: { readonly name: string; readonly shared: boolean };
  readonly error?: string;
}) {
  const { language, room, query, command, entered, error } = props;
  const text = uiText(language);
  return (
    <Disclosure summary={text.saveList} open={error !== undefined}>
      <form class="stack" method="post" action={`/${language}/desk/views`}>
        <HiddenFields fields={{ command, path: room, query }} />
        <TextField
          {...{ language, name: 'name', label: text.listName, maxLength: 80, value: entered?.name ?? '' }}
          error={error}
        />
        <Tick name="shared" value="1" checked={entered?.shared === true}>
          {text.shareList}
        </Tick>
        <div class="acts">
          <Button kind="secondary">{text.saveList}</Button>
        </div>
      </form>
    </Disclosure>
  );
}
