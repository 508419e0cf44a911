/** A set of questions to be filled in by pen, for a day on which no device can be used. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { BackLink, PageTitle, PlainList, PrintHeader, PrintNote, Section, Stack } from '../../../ui/index.ts';
import type { CompiledFramework } from '../../assessments/index.ts';
import { fieldText } from '../messages/index.ts';

const LINE = '…………………………………………';
const BOX = '☐';

export function PaperFormPage(props: {
  readonly language: Language;
  readonly today: LocalDate;
  readonly origin: string;
  readonly compiled: CompiledFramework;
}) {
  const { language, today, origin, compiled } = props;
  const { paper: text, page } = fieldText(language);
  const { framework } = compiled;
  const blank = (label: string) => `${label}: ${LINE}`;
  return (
    <>
      <PrintHeader language={language} date={today} url={`${origin}/${language}/desk/field`} />
      <BackLink href={`/${language}/desk/field`}>{page.title}</BackLink>
      <PageTitle
        title={text.form(framework.shortName[language])}
        over={framework.title[language]}
        lead={text.formLead}
      />
      <PrintNote language={language} />
      <PlainList items={[text.firm, text.day, text.adviser, text.signature].map(blank)} />
      {framework.sections.map((section) => (
        <Section key={section.code} title={section.name[language]} id={`s-${section.code}`} full>
          <Stack>
            {section.parts.flatMap(({ criteria }) =>
              criteria.map((criterion) => (
                <div key={criterion.code}>
                  <p>
                    <b>{`${criterion.code} ${criterion.label[language]}`}</b>
                  </p>
                  {criterion.options ? (
                    <PlainList items={criterion.options.map(({ label }) => `${BOX} ${label[language]}`)} />
                  ) : criterion.kind === 'ratio' ? (
                    <PlainList
                      items={[criterion.numerator, criterion.denominator].flatMap((each) =>
                        each ? [blank(each[language])] : [],
                      )}
                    />
                  ) : (
                    <p>{LINE}</p>
                  )}
                </div>
              )),
            )}
          </Stack>
        </Section>
      ))}
    </>
  );
}
