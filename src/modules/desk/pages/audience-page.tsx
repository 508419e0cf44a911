/** A page for one kind of visitor who is no owner: what works for them today, and plainly what does not yet. */
import type { Language } from '../../../foundation/i18n/language.ts';
import { GoList, PageTitle, PlainList, Section } from '../../../ui/index.ts';
import { audienceText } from '../messages/index.ts';

export type Audience = 'advisers' | 'officers' | 'buyers';

export function AudiencePage({ language, audience }: { readonly language: Language; readonly audience: Audience }) {
  const text = audienceText(language);
  const words = text.audiences[audience];
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} />
      <Section title={text.todayTitle} id="today">
        <GoList
          items={words.today.map(({ path, title, detail }) => ({ href: `/${language}/${path}`, title, detail }))}
        />
      </Section>
      {words.notYet.length > 0 && (
        <Section title={text.notYetTitle} id="not-yet">
          <p>{text.notYetLead}</p>
          <PlainList items={[...words.notYet]} />
        </Section>
      )}
    </>
  );
}
