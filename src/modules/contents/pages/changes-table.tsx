/** What differs between two texts, in two columns. */
import { formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { DataTable } from '../../../ui/index.ts';
import type { Change } from '../domain/changes.ts';
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
  const { language, changes } = props;
  const text = contentText(language).draft;
  if (changes.length === 0) return <p>{text.noChange}</p>;
  const cell = (value: string | undefined) =>
    value === undefined ? <span class="mute">{text.nothing}</span> : <span class="said">{value}</span>;
  return (
    <>
      <DataTable
        language={language}
        caption={props.caption}
        captionHidden
        columns={[{ label: text.where }, { label: props.before }, { label: props.after }]}
        rows={changes.slice(0, MOST).map((change) => [change.where, cell(change.before), cell(change.after)])}
      />
      {changes.length > MOST && <p>{text.more(formatNumber(changes.length - MOST, language))}</p>}
    </>
  );
}
