/** Every published figure and target by subject, of one place when asked. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { BackLink, PageTitle, Section } from '../../../ui/index.ts';
import type { Published } from '../domain/published.ts';
import { figuresText } from '../messages/index.ts';
import { PublishedList } from './published-list.tsx';
import { FileLinks } from './release-words.tsx';

export function PublishedPage(props: {
  readonly language: Language;
  readonly today: LocalDate;
  readonly published: Published;
  readonly placeName: (id: string) => string;
}) {
  const { language, published } = props;
  const text = figuresText(language);
  const areas = [...new Set(published.figures.map(({ indicator }) => indicator.area))];
  return (
    <>
      <BackLink href={`/${language}/figures`}>{text.back}</BackLink>
      <PageTitle title={text.publishedPageTitle} lead={text.publishedPageLead} />
      <FileLinks language={language} hrefOf={(format) => `/${language}/figures/published/table.${format}`} />
      {areas.map((area) => (
        <Section key={area} title={text.areas[area] ?? area} id={area} full>
          <PublishedList
            {...props}
            figures={published.figures.filter(({ indicator }) => indicator.area === area)}
            caption={`${text.publishedCaption}: ${text.areas[area] ?? area}`}
          />
        </Section>
      ))}
    </>
  );
}
