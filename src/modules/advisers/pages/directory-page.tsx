/** The directory: a search, the advisers found, and the ways to ask for help or to give it. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  CatalogList,
  EmptyState,
  LinkButton,
  LoneLink,
  PageTitle,
  Pagination,
  PlainTag,
  SearchForm,
  Section,
  SelectField,
  TextField,
} from '../../../ui/index.ts';
import { fieldsOf } from '../actions/adviser-deps.ts';
import { type Adviser, recognitionsOn } from '../domain/adviser.ts';
import { nameIn } from '../domain/named.ts';
import { directoryText } from '../messages/directory.ts';
import { type NamesOf, optionsOf } from './network-page.ts';

export const PAGE_ROWS = 30;

export interface DirectoryAddress {
  readonly text: string;
  /** As typed. */
  readonly place: string;
  readonly field: string;
  readonly spoken: string;
  readonly remoteOnly: boolean;
  readonly page: number;
}

export interface DirectoryPageProps {
  readonly deps: NamesOf;
  readonly address: DirectoryAddress;
  readonly advisers: readonly Adviser[];
  readonly found: number;
  /** The place that was typed, when there is one of that name. */
  readonly near: { readonly id: string } | undefined;
  readonly today: LocalDate;
  readonly language: Language;
}

export function DirectoryPage(props: DirectoryPageProps) {
  const { deps, address, advisers, found, near, language } = props;
  const text = directoryText(language);
  const base = `/${language}/advisers`;
  const count = formatNumber(found, language);
  return (
    <>
      <PageTitle
        title={text.title}
        lead={text.lead}
        aside={<LinkButton href={askHref(language, address.field)}>{text.ask}</LinkButton>}
      />
      <Filters {...props} />
      <Section title={text.results} full>
        {address.place !== '' && near === undefined && <p>{text.placeUnknown(address.place)}</p>}
        <p class="src" role="status">
          {near === undefined ? text.count(count) : text.countNear(count, deps.places.addressOf(near.id, language))}
        </p>
        {advisers.length === 0 ? (
          <EmptyState
            title={text.none}
            act={
              <LinkButton href={base} kind="secondary">
                {text.clear}
              </LinkButton>
            }
          >
            <p>{text.noneHelp}</p>
          </EmptyState>
        ) : (
          <CatalogList rank={3} entries={advisers.map((adviser) => entryOf(props, adviser, base))} />
        )}
        <Pagination
          language={language}
          page={address.page}
          pages={Math.ceil(found / PAGE_ROWS)}
          hrefOf={(page) => hrefOf(base, { ...address, page })}
        />
      </Section>
      <Section title={text.join} id="join">
        <p>{text.joinLead}</p>
        <p>
          <LinkButton href={`${base}/apply`} kind="secondary">
            {text.joinAct}
          </LinkButton>
        </p>
        <p>
          <LoneLink href={`${base}/start`}>{text.tools}</LoneLink>
        </p>
      </Section>
    </>
  );
}

function Filters({ deps, address, language }: DirectoryPageProps) {
  const text = directoryText(language);
  return (
    <SearchForm
      language={language}
      action={`/${language}/advisers`}
      label={text.search}
      hint={text.searchHint}
      value={address.text}
      submitLabel={text.submit}
      filters={
        <>
          <TextField language={language} name="place" label={text.place} value={address.place} />
          <SelectField
            language={language}
            name="field"
            label={text.field}
            any={text.anyField}
            value={address.field}
            options={optionsOf(fieldsOf(deps.topics), language)}
          />
          <SelectField
            language={language}
            name="spoken"
            label={text.language}
            any={text.anyLanguage}
            value={address.spoken}
            options={optionsOf(deps.network.languages, language)}
          />
          <SelectField
            language={language}
            name="remote"
            label={text.remote}
            any={text.anyRemote}
            value={address.remoteOnly ? 'yes' : ''}
            options={[{ value: 'yes', label: text.remoteOnly }]}
          />
        </>
      }
    />
  );
}

function entryOf({ deps, today, language }: DirectoryPageProps, adviser: Adviser, base: string) {
  const text = directoryText(language);
  const named = (codes: readonly string[]) => codes.map((code) => nameIn(deps.topics, code, language)).join('; ');
  return {
    href: `${base}/${adviser.id}`,
    title: adviser.name,
    body: <p class="small">{named(adviser.fields)}</p>,
    middle: (
      <p class="small">
        {text.kinds[adviser.kind]}, {deps.places.addressOf(adviser.communeId ?? adviser.provinceId, language)}
      </p>
    ),
    end: (
      <p>
        {adviser.remoteOk && <PlainTag>{text.remoteTag}</PlainTag>}{' '}
        {recognitionsOn(adviser, today).length > 0 && <PlainTag>{text.recognisedTag}</PlainTag>}
      </p>
    ),
  };
}

/** Three screens, with what was looked for already chosen. */
export function askHref(language: Language, field: string): string {
  return `/${language}/ask${field === '' ? '' : `?topic=${encodeURIComponent(field)}`}`;
}

function hrefOf(base: string, { text, place, field, spoken, remoteOnly, page }: DirectoryAddress): string {
  const query = new URLSearchParams();
  const given = {
    q: text,
    place,
    field,
    spoken,
    remote: remoteOnly ? 'yes' : '',
    page: page === 1 ? '' : String(page),
  };
  for (const [name, value] of Object.entries(given)) if (value !== '') query.set(name, value);
  return query.size === 0 ? base : `${base}?${query.toString()}`;
}
