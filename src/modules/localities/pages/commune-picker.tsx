/** The commune question without JavaScript: a search field, then the places it may mean as choices, then the list of a province. */
import type { Language } from '../../../foundation/i18n/language.ts';
import { type Choice, Choices, HiddenFields, Notice, SearchField, SelectField } from '../../../ui/index.ts';
import type { CommuneChoice, CommuneSearch } from '../domain/commune-question.ts';
import type { Gazetteer } from '../domain/gazetteer.ts';
import { localityText } from '../messages/index.ts';
import { askedFieldOf, provinceFieldOf, searchFieldOf } from './commune-answer.ts';

export interface CommunePickerProps {
  readonly language: Language;
  readonly places: Gazetteer;
  /** Field name of the answer; the first control's id is the same, for an error summary. */
  readonly name: string;
  /** What was typed and what it may mean: from `readCommuneAnswer`. */
  readonly text?: string;
  readonly search?: CommuneSearch;
  /** The place already known. */
  readonly value?: string;
  readonly error?: string;
}

export function CommunePicker(props: CommunePickerProps) {
  const { language, places, name, search, value } = props;
  const text = localityText(language);
  const options = search ? optionsOf(props, search) : [];
  const typed = props.text ?? (value === undefined ? '' : places.addressOf(value, language));
  const error = props.error === undefined ? {} : { error: props.error };
  const asked = props.text ?? typed;
  const known = value !== undefined && !search ? { [name]: value } : {};
  return (
    <>
      <HiddenFields
        fields={{ [askedFieldOf(name)]: asked, [provinceFieldOf(name)]: search?.province?.id ?? '', ...known }}
      />
      {search?.province?.level === 'former-province' && (
        <Notice>
          {text.nowIn(places.nameOf(search.province.id, language), places.nameOf(search.province.successor, language))}
        </Notice>
      )}
      {options.length > 0 && (
        <Choices
          language={language}
          name={name}
          type="radio"
          legend={text.choose}
          options={options}
          {...(value !== undefined && { selected: [value] })}
          {...(search?.choices.some((choice) => choice.divided) && { hint: text.dividedHint })}
          {...error}
        />
      )}
      {search?.province && search.communes.length > 0 && (
        <SelectField
          language={language}
          name={name}
          id={`${name}-list`}
          label={text.listLabel(places.nameOf(search.province.id, language))}
          any={text.listAny}
          options={search.communes.map(({ id }) => ({ value: id, label: places.nameOf(id, language) }))}
        />
      )}
      <SearchField
        language={language}
        name={searchFieldOf(name)}
        id={options.length > 0 ? searchFieldOf(name) : name}
        label={options.length > 0 ? text.searchAgain : text.searchLabel}
        hint={text.searchHint}
        value={typed}
        {...(options.length === 0 && error)}
      />
    </>
  );
}

function optionsOf({ language, places }: CommunePickerProps, search: CommuneSearch): Choice[] {
  const text = localityText(language);
  const detailOf = ({ formerly, divided }: CommuneChoice): string | undefined => {
    if (formerly === undefined) return undefined;
    const old = places.addressOf(formerly, language);
    return divided ? text.formerlyDivided(old) : text.formerly(old);
  };
  const communes = search.choices.map((choice): Choice => {
    const detail = detailOf(choice);
    const label = places.addressOf(choice.commune, language);
    return { value: choice.commune, label, ...(detail !== undefined && { detail }) };
  });
  if (!search.province) return communes;
  const provinceName = places.nameOf(search.province.id, language);
  return [...communes, { value: search.province.id, label: text.provinceOnly(provinceName) }];
}
