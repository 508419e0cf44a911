/** A name and a date: the person who holds something, the promise, what happened. */
import type { ComponentChildren } from 'preact';
import type { LocalDate } from '../../foundation/clock.ts';
import { formatDate } from '../../foundation/i18n/format.ts';
import type { Language } from '../../foundation/i18n/language.ts';
import { uiText } from '../messages/index.ts';

/** Square monogram, name, role, telephone. */
export function Person(props: {
  readonly name: string;
  readonly role: ComponentChildren;
  /** As printed; the link keeps only digits and a plus sign. */
  readonly phone?: string;
  readonly note?: ComponentChildren;
}) {
  return (
    <div class="person">
      <span class="mono" aria-hidden="true">
        {monogram(props.name)}
      </span>
      <div>
        <b>{props.name}</b>
        <p class="mute small">{props.role}</p>
        {props.phone && <a href={telephoneLink(props.phone)}>{props.phone}</a>}
        {props.note && <p class="src">{props.note}</p>}
      </div>
    </div>
  );
}

/** `tel:` address of a telephone number as printed. */
export function telephoneLink(phone: string): string {
  return `tel:${phone.replace(/[^\d+]/g, '')}`;
}

/** `0912 345 678`. */
export function spacedPhone(phone: string): string {
  return phone.replace(/(\d{3})(\d{3})$/, ' $1 $2');
}

/** First letters of the family name and of the given name, which comes last in Vietnamese. */
function monogram(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map((word) => (word ? [...word][0] : ''))
    .join('')
    .toLocaleUpperCase('vi');
}

/** A date at display size with what happens if it is missed in the same frame: never one without the other. */
export function PromiseBox(props: {
  readonly language: Language;
  /** "Hẹn trả lời trước 17:00, thứ Ba". */
  readonly label: ComponentChildren;
  readonly date: LocalDate;
  /** "Còn 2 ngày làm việc." */
  readonly remaining?: ComponentChildren;
  readonly ifLate: ComponentChildren;
  readonly late?: boolean;
  readonly act?: ComponentChildren;
}) {
  const text = uiText(props.language);
  return (
    <section class={props.late ? 'promise breach' : 'promise'} aria-label={text.promise}>
      <div>
        <p class="over">{props.label}</p>
        <time datetime={props.date}>{formatDate(props.date)}</time>
        {props.remaining && <p>{props.remaining}</p>}
      </div>
      <div class="stack">
        <p>
          <b>{text.ifLate}</b> {props.ifLate}
        </p>
        {props.act}
      </div>
    </section>
  );
}

export interface TimelineItem {
  readonly state: 'done' | 'now' | 'next';
  /** As printed: "20/11/2026 9:12". */
  readonly when: string;
  /** Machine form, an instant or a day. */
  readonly datetime?: string;
  readonly text: ComponentChildren;
}

export function Timeline({ items }: { readonly items: readonly TimelineItem[] }) {
  return (
    <ol class="line">
      {items.map((item, index) => (
        <li key={index} class={item.state}>
          {item.datetime ? <time datetime={item.datetime}>{item.when}</time> : <span class="when">{item.when}</span>}
          <div>{item.text}</div>
        </li>
      ))}
    </ol>
  );
}
