/** What differs between two texts, in two columns. */
import { formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { DataTable } from '../../../ui/index.ts';
import { type Change, type GroupedChange, groupChanges } from '../domain/changes.ts';
import { contentText } from '../messages/index.ts';

/** More would hide what matters; the files themselves can be downloaded. */
const MOST = 200;

export function ChangesTable(props: {
  readonly language: Language;
  readonly caption: string;
  readonly before: string;
  readonly after: string;
  readonly changes: readonly Change[];
}) {
  const { language } = props;
  const text = contentText(language).draft;
  const changes = groupChanges(props.changes);
  if (changes.length === 0) return <p>{text.noChange}</p>;
  const cell = (value: unknown) =>
    value === undefined ? <span class="mute">{text.nothing}</span> : valueWords(value, language);
  return (
    <>
      <DataTable
        language={language}
        caption={props.caption}
        captionHidden
        columns={[{ label: text.where }, { label: props.before }, { label: props.after }]}
        rows={changes
          .slice(0, MOST)
          .map((change) => [placeWords(change, language), cell(change.before), cell(change.after)])}
      />
      {changes.length > MOST && <p>{text.more(formatNumber(changes.length - MOST, language))}</p>}
    </>
  );
}

function placeWords({ at, things }: GroupedChange, language: Language): string {
  const named = at.map((part) => partWords(part, language)).join(' › ');
  const which = things.join(', ');
  return [named, which].filter(Boolean).join(': ');
}

/** Names the file gives to its parts, in words where readers meet them often. */
function partWords(part: string, language: Language): string {
  const words: Readonly<Record<string, string>> = contentText(language).parts;
  return words[part] ?? part;
}

function valueWords(value: unknown, language: Language): string {
  if (value === null) return contentText(language).draft.nothing;
  if (Array.isArray(value)) return value.map((each) => valueWords(each, language)).join('; ');
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([key, inner]) => `${partWords(key, language)} ${valueWords(inner, language)}`)
      .join(', ');
  if (typeof value === 'boolean') return value ? contentText(language).draft.yes : contentText(language).draft.no;
  if (typeof value === 'number') return formatNumber(value, language);
  const codes: Readonly<Record<string, string>> = contentText(language).values;
  return codes[String(value)] ?? String(value);
}
