/** The part every change shares: where it comes from and when it applies. */
import { type LocalDate, parseLocalDate } from '../../../foundation/clock.ts';
import type { Fields } from '../../../foundation/http/route.ts';
import { formatDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { Choices, DateField, fieldOf, type Issue, Section, TextField } from '../../../ui/index.ts';
import type { ContentSource, Validity } from '../domain/draft.ts';
import { contentText } from '../messages/index.ts';

const SOURCE_FIELDS = ['document', 'article', 'url', 'readOn', 'verified', 'validFrom', 'validTo'] as const;
export type SourceEntries = Readonly<Record<(typeof SOURCE_FIELDS)[number], string>>;

/** What a new saving begins with: the last one's source, or nothing but today. */
export function firstEntries(
  today: LocalDate,
  last?: { readonly source: ContentSource; readonly validity: Validity },
): SourceEntries {
  return {
    document: last?.source.document ?? '',
    article: last?.source.article ?? '',
    url: last?.source.url ?? '',
    readOn: last ? formatDate(last.source.readOn) : '',
    verified: last ? (last.source.verified ? 'yes' : 'no') : '',
    validFrom: formatDate(last?.validity.from ?? today),
    validTo: last?.validity.to ? formatDate(last.validity.to) : '',
  };
}

export function enteredSource(form: Fields): SourceEntries {
  return Object.fromEntries(SOURCE_FIELDS.map((name) => [name, form.get(name).slice(0, 600)])) as SourceEntries;
}

/** Every issue at once, each at its field. */
export function readSource(
  entries: SourceEntries,
  language: Language,
): { readonly source: ContentSource; readonly validity: Validity; readonly issues: readonly Issue[] } {
  const text = contentText(language).fields;
  const issues: Issue[] = [];
  const limited = (field: keyof SourceEntries, longest: number): string => {
    if (entries[field].length > longest) issues.push({ field, message: text.tooLong });
    return entries[field];
  };
  const day = (field: keyof SourceEntries): LocalDate => {
    const read = typedDay(entries[field]);
    if (read === undefined) issues.push({ field, message: text.day });
    return read ?? ('' as LocalDate);
  };
  const document = limited('document', 300);
  if (document.length < 3) issues.push({ field: 'document', message: text.document });
  const article = limited('article', 200);
  const url = limited('url', 500);
  if (url !== '' && !/^https?:\/\/\S+$/.test(url)) issues.push({ field: 'url', message: text.url });
  const readOn = day('readOn');
  if (!['yes', 'no'].includes(entries.verified)) issues.push({ field: 'verified', message: text.verified });
  const from = day('validFrom');
  const to = entries.validTo === '' ? undefined : day('validTo');
  return {
    source: {
      document,
      ...(article && { article }),
      ...(url && { url }),
      readOn,
      verified: entries.verified === 'yes',
    },
    validity: { from, ...(to && { to }) },
    issues,
  };
}

/** `21/11/2026` or `2026-11-21`. */
function typedDay(text: string): LocalDate | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  return parseLocalDate(year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

export function SourceFields(props: {
  readonly language: Language;
  readonly entries: SourceEntries;
  readonly issues: readonly Issue[];
}) {
  const { language, entries, issues } = props;
  const text = contentText(language).edit;
  const bound = (name: keyof SourceEntries) => fieldOf({ language, issues }, name, entries[name]);
  return (
    <>
      <Section title={text.source}>
        <TextField {...bound('document')} label={text.document} hint={text.documentHint} maxLength={300} />
        <TextField {...bound('article')} label={text.article} optional maxLength={200} />
        <TextField {...bound('url')} type="url" label={text.url} hint={text.urlHint} optional maxLength={500} />
        <DateField {...bound('readOn')} label={text.readOn} hint={text.readOnHint} />
        <Choices
          {...bound('verified')}
          type="radio"
          inline
          legend={text.verified}
          hint={text.verifiedHint}
          selected={[entries.verified]}
          options={[
            { value: 'yes', label: text.yes },
            { value: 'no', label: text.no },
          ]}
        />
      </Section>
      <Section title={text.validity}>
        <DateField {...bound('validFrom')} label={text.validFrom} />
        <DateField {...bound('validTo')} label={text.validTo} hint={text.validToHint} optional />
      </Section>
    </>
  );
}
