/** A sheet for the owner: who wrote what, and the code that opens the page to sign. The code is on this page once. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { formatInstantDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { inGroups } from '../../../foundation/typed-code.ts';
import {
  BackLink,
  KeyValues,
  Notice,
  PageTitle,
  PlainList,
  PrintHeader,
  PrintNote,
  qrCodeSvg,
  Stack,
} from '../../../ui/index.ts';
import type { PrintedCode } from '../actions/ask-for-signature.ts';
import { fieldText } from '../messages/index.ts';
import type { RecordView } from './record-view.ts';

/** For a pen. */
const LINE = '…………………………………………';

export interface SignSheetProps {
  readonly language: Language;
  readonly origin: string;
  readonly today: LocalDate;
  readonly view: RecordView;
  readonly printed: PrintedCode;
}

export function SignSheetPage({ language, origin, today, view, printed }: SignSheetProps) {
  const { paper: text, record: words, records } = fieldText(language);
  const { record, compiled, firm = records.unknownFirm, names } = view;
  const code = inGroups(printed.secret);
  const address = `${origin}/${language}/co-sign`;
  // An image address as data: the code is nowhere on the server to be fetched from.
  const qr = `data:image/svg+xml,${encodeURIComponent(qrCodeSvg(`${address}/${code}`))}`;
  return (
    <>
      <PrintHeader language={language} date={today} url={address} />
      <BackLink href={`/${language}/desk/field/records/${record.id}`}>{words.back}</BackLink>
      <PageTitle
        over={text.over(compiled?.framework.shortName[language] ?? '')}
        title={text.title}
        lead={text.lead(firm, names.get(record.personId) ?? '', formatInstantDate(record.happenedAt))}
      />
      <Stack loose>
        <p>{text.how}</p>
        <img class="qr" src={qr} width="200" height="200" alt={text.qr} />
        <KeyValues
          rows={[
            { label: text.address, value: address },
            { label: text.code, value: <b class="h2 nowrap">{code}</b> },
          ]}
        />
        <p>
          <b>{text.second}</b>
        </p>
        <PlainList items={[`${text.signature}: ${LINE}`, `${text.day}: ${LINE}`]} />
        <p>{text.until(formatInstantDate(printed.expiresAt))}</p>
        <Notice>
          <p>{text.once}</p>
        </Notice>
        <PrintNote language={language} />
      </Stack>
    </>
  );
}
