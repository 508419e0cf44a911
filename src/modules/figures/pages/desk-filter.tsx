/** The form that narrows an officer's figure; it only changes the address. */
import type { Language } from '../../../foundation/i18n/language.ts';
import { Button, LoneLink, SelectField } from '../../../ui/index.ts';
import type { Gazetteer } from '../../localities/index.ts';
import { NATION_ID } from '../domain/cell.ts';
import { SECTORS, SIZES, UNKNOWN } from '../domain/member.ts';
import { deskFiguresText } from '../messages/desk.ts';
import { figuresText } from '../messages/index.ts';
import type { DeskQuery } from './desk-query.ts';
import type { DeskView } from './desk-view.ts';

export function DeskFilter(props: {
  readonly language: Language;
  readonly base: string;
  readonly query: DeskQuery;
  readonly view: DeskView;
  readonly places: Gazetteer;
}) {
  const { language, base, query, view, places } = props;
  const text = deskFiguresText(language);
  const words = figuresText(language);
  const below = (view.below ?? []).filter(([id]) => id !== UNKNOWN).map(([id]) => id);
  const options = [...new Set([query.place, ...below])].filter((id) => id !== NATION_ID && id !== UNKNOWN);
  const narrowed = query.period !== undefined || query.sector !== undefined || query.size !== undefined;
  return (
    <>
      <form class="filters" method="get" action={base}>
        <SelectField
          language={language}
          name="place"
          label={text.place}
          any={text.wholePlace}
          options={options.map((id) => ({ value: id, label: places.nameOf(id, language) }))}
          value={query.place}
        />
        <SelectField
          language={language}
          name="period"
          label={text.month}
          any={text.anyMonth}
          options={view.months.map(({ part }) => ({ value: part, label: `${part.slice(5, 7)}/${part.slice(0, 4)}` }))}
          value={query.period ?? ''}
        />
        <SelectField
          language={language}
          name="sector"
          label={text.sector}
          any={text.all}
          options={SECTORS.map((sector) => ({ value: sector, label: words.sectors[sector] }))}
          value={query.sector ?? ''}
        />
        <SelectField
          language={language}
          name="size"
          label={text.size}
          any={text.all}
          options={SIZES.map((size) => ({ value: size, label: words.sizes[size] }))}
          value={query.size ?? ''}
        />
        <Button kind="secondary">{text.show}</Button>
      </form>
      {narrowed && <LoneLink href={base}>{text.everything}</LoneLink>}
    </>
  );
}
