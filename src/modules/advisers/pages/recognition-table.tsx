/** What an adviser was recognised for, by whom, until when. */
import { formatDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { DataTable } from '../../../ui/index.ts';
import type { Adviser } from '../domain/adviser.ts';
import { nameIn } from '../domain/named.ts';
import { joiningText } from '../messages/joining.ts';
import { ownText } from '../messages/own-profile.ts';
import type { NamesOf } from './network-page.ts';

/** All of them, the ones that are over too. */
export function RecognitionTable(props: {
  readonly deps: NamesOf;
  readonly adviser: Adviser;
  readonly language: Language;
}) {
  const { deps, adviser, language } = props;
  const { own, status } = ownText(language);
  const { columns, open } = joiningText(language).recognitions;
  if (adviser.recognitions.length === 0) return <p>{own.noRecognition}</p>;
  return (
    <DataTable
      language={language}
      caption={own.recognition}
      captionHidden
      columns={[columns.field, columns.ministry, columns.decision, columns.until, columns.status].map((label) => ({
        label,
      }))}
      rows={adviser.recognitions.map((recognition) => [
        nameIn(deps.topics, recognition.field, language),
        nameIn(deps.network.ministries, recognition.ministry, language),
        `${recognition.decisionNo}, ${formatDate(recognition.decidedOn)}`,
        recognition.until === undefined ? open : formatDate(recognition.until),
        status[recognition.status],
      ])}
    />
  );
}
