/** Search and filters of the catalogue: the same form for everybody and for one firm. */
import type { Language } from '../../../foundation/i18n/language.ts';
import { type Option, SearchForm, SelectField } from '../../../ui/index.ts';
import type { PlatformQuery } from '../domain/find-platforms.ts';
import { AUDIENCES, type PlatformCatalogue, PRICING_MODELS, SIZES } from '../domain/platform.ts';
import { platformsText } from '../messages/index.ts';

export interface PlatformFiltersProps {
  readonly language: Language;
  readonly catalogue: PlatformCatalogue;
  readonly query: PlatformQuery;
  readonly action: string;
  /** Sections of the classification of industries. */
  readonly sectors: readonly Option[];
}

export function PlatformFilters({ language, catalogue, query, action, sectors }: PlatformFiltersProps) {
  const text = platformsText(language);
  const { list } = text;
  return (
    <SearchForm
      language={language}
      action={action}
      label={list.search}
      hint={list.searchHint}
      value={query.words}
      submitLabel={list.submit}
      filters={
        <>
          <SelectField
            language={language}
            name="do"
            label={list.category}
            any={list.anyCategory}
            value={query.categories.join(',')}
            options={categoryOptions(catalogue, query, language)}
          />
          <SelectField
            language={language}
            name="fn"
            label={list.function}
            any={list.anyFunction}
            value={query.function ?? ''}
            options={functionOptions(catalogue, query, language)}
          />
          <SelectField
            language={language}
            name="sector"
            label={list.sector}
            any={list.anySector}
            value={query.sector ?? ''}
            options={sectors}
          />
          <SelectField
            language={language}
            name="size"
            label={list.size}
            any={list.anySize}
            value={query.size ?? ''}
            options={SIZES.map((size) => ({ value: size, label: text.size[size] }))}
          />
          <SelectField
            language={language}
            name="who"
            label={list.who}
            any={list.anyWho}
            value={query.audience ?? ''}
            options={AUDIENCES.map((audience) => ({ value: audience, label: text.audience[audience] }))}
          />
          <SelectField
            language={language}
            name="price"
            label={list.price}
            any={list.anyPrice}
            value={query.price ?? ''}
            options={[
              { value: 'known', label: list.priceKnown },
              ...PRICING_MODELS.map((model) => ({ value: model, label: text.model[model] })),
            ]}
          />
        </>
      }
    />
  );
}

/** A step of the plan may ask for several categories at once: they stand in the list as one choice. */
function categoryOptions({ categories }: PlatformCatalogue, query: PlatformQuery, language: Language): Option[] {
  const options = [...categories.values()].map(({ id, label }) => ({ value: id, label: label[language] }));
  if (query.categories.length < 2) return options;
  const labels = query.categories.map((id) => categories.get(id)?.label[language] ?? id);
  return [{ value: query.categories.join(','), label: labels.join(' + ') }, ...options];
}

const offered = new WeakMap<PlatformCatalogue, ReadonlySet<string>>();

/** Functions some platform has; of the chosen categories only, once there are any. */
function functionOptions(catalogue: PlatformCatalogue, query: PlatformQuery, language: Language): Option[] {
  let someHas = offered.get(catalogue);
  if (someHas === undefined) {
    someHas = new Set(catalogue.platforms.flatMap((platform) => platform.functions));
    offered.set(catalogue, someHas);
  }
  const inForce = someHas;
  return [...catalogue.functions.values()]
    .filter(
      ({ id, category }) =>
        id === query.function ||
        (inForce.has(id) && (query.categories.length === 0 || query.categories.includes(category))),
    )
    .map(({ id, label }) => ({ value: id, label: label[language] }));
}
