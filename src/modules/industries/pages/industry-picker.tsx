/** The industry question without JavaScript: a search field in the owner's words, then the classes it may mean as choices. */
import type { Language } from '../../../foundation/i18n/language.ts';
import { Choices, HiddenFields, SearchField } from '../../../ui/index.ts';
import type { Classification } from '../domain/classification.ts';
import { industryName } from '../domain/industry.ts';
import type { IndustryMatch } from '../domain/search.ts';
import { industryText } from '../messages/index.ts';
import { askedFieldOf, searchFieldOf } from './industry-answer.ts';

export interface IndustryPickerProps {
  readonly language: Language;
  readonly industries: Classification;
  /** Field name of the answer; the first control's id is the same, for an error summary. */
  readonly name: string;
  /** What was typed and what it may mean: from `readIndustryAnswer`. */
  readonly text?: string;
  readonly matches?: readonly IndustryMatch[];
  /** The code already known. */
  readonly value?: string;
  readonly error?: string;
}

export function IndustryPicker(props: IndustryPickerProps) {
  const { language, industries, name, matches = [], value } = props;
  const text = industryText(language);
  const typed = props.text ?? (value === undefined ? '' : industries.nameOf(value, language));
  const error = props.error === undefined ? {} : { error: props.error };
  const keepsValue = value !== undefined && matches.length === 0;
  return (
    <>
      <HiddenFields fields={{ [askedFieldOf(name)]: typed, ...(keepsValue && { [name]: value }) }} />
      {matches.length > 0 && (
        <Choices
          language={language}
          name={name}
          type="radio"
          legend={text.choose}
          options={matches.map(({ industry, word }) => ({
            value: industry.id,
            label: industryName(industry, language),
            detail: text.code(industry.code, word),
          }))}
          {...(value !== undefined && { selected: [value] })}
          {...error}
        />
      )}
      <SearchField
        language={language}
        name={searchFieldOf(name)}
        id={matches.length > 0 ? searchFieldOf(name) : name}
        label={matches.length > 0 ? text.searchAgain : text.searchLabel}
        hint={text.searchHint}
        value={typed}
        {...(matches.length === 0 && error)}
      />
    </>
  );
}
