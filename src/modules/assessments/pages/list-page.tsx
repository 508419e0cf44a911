/** The sets of criteria to choose from: the one in force first, replaced ones named as such. */
import type { Language } from '../../../foundation/i18n/language.ts';
import { GoList, PageTitle, PlainTag, ProvisionalTag, Section } from '../../../ui/index.ts';
import type { Frameworks } from '../content/load-frameworks.ts';
import type { CompiledFramework } from '../domain/compile-framework.ts';
import { assessmentText } from '../messages/index.ts';
import { citationInWords, statusInWords } from './framework-words.ts';

export function ListPage({ language, frameworks }: { readonly language: Language; readonly frameworks: Frameworks }) {
  const text = assessmentText(language);
  return (
    <>
      <PageTitle title={text.list.title} lead={text.list.lead} />
      <Section title={text.list.versions} id="versions">
        <GoList
          items={frameworks.list.map((compiled) => ({
            href: `/${language}/assess/${compiled.framework.id}`,
            title: (
              <>
                {compiled.framework.shortName[language]}{' '}
                <StatusTag language={language} frameworks={frameworks} compiled={compiled} />{' '}
                {compiled.framework.default && <PlainTag>{text.list.recommended}</PlainTag>}
              </>
            ),
            detail: `${citationInWords(compiled.framework, language)}. ${compiled.framework.summary[language]}`,
          }))}
        />
      </Section>
    </>
  );
}

export function StatusTag(props: {
  readonly language: Language;
  readonly frameworks: Frameworks;
  readonly compiled: CompiledFramework;
}) {
  const { language, frameworks, compiled } = props;
  if (compiled.framework.status === 'provisional') return <ProvisionalTag language={language} />;
  const nameOf = (id: string) => frameworks.find(id)?.framework.shortName[language] ?? id;
  return <PlainTag>{statusInWords(compiled, language, nameOf)}</PlainTag>;
}
