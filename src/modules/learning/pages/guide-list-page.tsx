/** The list of guides. */
import type { Language } from '../../../foundation/i18n/language.ts';
import { GoList, PageTitle, Section } from '../../../ui/index.ts';
import type { Guide } from '../domain/guide.ts';
import { learningText } from '../messages/index.ts';

export function GuideListPage({
  guides,
  language,
}: {
  readonly guides: readonly Guide[];
  readonly language: Language;
}) {
  const text = learningText(language);
  return (
    <>
      <PageTitle title={text.title} lead={text.lead} />
      <Section title={text.guides}>
        <GoList
          items={guides.map((guide) => ({
            href: `/${language}/learn/${guide.slug}`,
            title: guide.title,
            detail: `${guide.summary} ${text.minutes(guide.minutes)}.`,
          }))}
        />
      </Section>
    </>
  );
}
