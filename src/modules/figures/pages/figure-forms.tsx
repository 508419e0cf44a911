/** Forms that only change the address: place and filter, and two places to compare. */
import type { Language } from '../../../foundation/i18n/language.ts';
import { Button, HiddenFields, SelectField } from '../../../ui/index.ts';
import type { Gazetteer } from '../../localities/index.ts';
import { SECTORS, SIZES } from '../domain/member.ts';
import { figuresText } from '../messages/index.ts';
import type { FigureQuery } from './figure-query.ts';

export function FilterForm(props: {
  readonly language: Language;
  readonly base: string;
  readonly query: FigureQuery;
  readonly places: Gazetteer;
}) {
  const { language, query, places } = props;
  const text = figuresText(language);
  const provinces = places.provinces.map(({ id }) => ({ value: id, label: places.nameOf(id, language) }));
  const value = (by: 'sector' | 'size') => (query.filter?.by === by ? query.filter.value : '');
  return (
    <>
      <form class="filters" method="get" action={props.base}>
        {query.release !== undefined && <HiddenFields fields={{ release: String(query.release) }} />}
        <SelectField
          language={language}
          name="place"
          label={text.place}
          any={text.nation}
          options={provinces}
          value={query.province?.id ?? ''}
        />
        <SelectField
          language={language}
          name="sector"
          label={text.sector}
          any={text.all}
          options={SECTORS.map((sector) => ({ value: sector, label: text.sectors[sector] }))}
          value={value('sector')}
        />
        <SelectField
          language={language}
          name="size"
          label={text.size}
          any={text.all}
          options={SIZES.map((size) => ({ value: size, label: text.sizes[size] }))}
          value={value('size')}
        />
        <Button kind="secondary">{text.show}</Button>
      </form>
      <form class="filters" method="get" action={props.base}>
        {query.release !== undefined && <HiddenFields fields={{ release: String(query.release) }} />}
        <SelectField
          language={language}
          name="a"
          label={text.first}
          any={text.choosePlace}
          options={provinces}
          value={query.compared?.[0].id ?? query.alone?.id ?? ''}
        />
        <SelectField
          language={language}
          name="b"
          label={text.second}
          any={text.choosePlace}
          options={provinces}
          value={query.compared?.[1].id ?? ''}
          {...(query.alone && { error: text.otherPlace })}
        />
        <Button kind="secondary">{text.compare}</Button>
      </form>
    </>
  );
}
