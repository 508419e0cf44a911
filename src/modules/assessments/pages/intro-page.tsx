/** What one set of criteria is, whether it is in force, how long it takes and what comes out; the start needs no account. */
import { formatDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  ActForm,
  Actions,
  Breadcrumbs,
  Button,
  Disclosure,
  ErrorSummary,
  HiddenFields,
  type Issue,
  issueFor,
  KeyValues,
  Notice,
  PageTitle,
  PlainList,
  Section,
  Stack,
  TextField,
} from '../../../ui/index.ts';
import type { Frameworks } from '../content/load-frameworks.ts';
import type { CompiledFramework } from '../domain/compile-framework.ts';
import { assessmentText } from '../messages/index.ts';
import { canGiveLevel, citationInWords } from './framework-words.ts';
import { StatusTag } from './list-page.tsx';

export interface IntroPageProps {
  readonly language: Language;
  readonly frameworks: Frameworks;
  readonly compiled: CompiledFramework;
  readonly command: string;
  readonly issues?: readonly Issue[];
}

export function IntroPage(props: IntroPageProps) {
  const { language, frameworks, compiled, command, issues = [] } = props;
  const { framework } = compiled;
  const text = assessmentText(language);
  const start = `/${language}/assess/${framework.id}/start`;
  const isHistory = framework.use === 'history';
  const preferred = frameworks.default.framework;
  return (
    <>
      <Breadcrumbs
        language={language}
        items={[{ label: text.list.title, href: `/${language}/assess` }, { label: framework.shortName[language] }]}
      />
      <ErrorSummary language={language} issues={issues} />
      <PageTitle
        over={citationInWords(framework, language)}
        aside={<StatusTag language={language} frameworks={frameworks} compiled={compiled} />}
        title={framework.title[language]}
        lead={framework.summary[language]}
      />
      {framework.id !== preferred.id && (
        <Notice>
          <p>{isHistory ? text.intro.history : text.result.supersededText}</p>
          <p>
            <a href={`/${language}/assess/${preferred.id}`}>{text.intro.useInstead(preferred.shortName[language])}</a>
          </p>
        </Notice>
      )}
      <Stack>
        <Actions>
          <ActForm action={start} command={command} kind={isHistory ? 'secondary' : 'primary'}>
            {isHistory ? text.intro.keep : text.intro.start}
          </ActForm>
        </Actions>
        <p class="src">{text.intro.promise}</p>
        <Disclosure summary={text.intro.haveKey} open={issues.length > 0}>
          <form method="post" action={start} class="stack">
            <HiddenFields fields={{ command }} />
            <TextField
              language={language}
              name="key"
              label={text.intro.keyLabel}
              hint={text.intro.keyHint}
              error={issueFor(issues, 'key')}
              maxLength={80}
            />
            <Actions>
              <Button kind="secondary">{text.intro.openKey}</Button>
            </Actions>
          </form>
        </Disclosure>
      </Stack>
      {!isHistory && (
        <Section title={text.intro.get} id="get">
          <PlainList
            items={[
              canGiveLevel(compiled) ? text.intro.getLevel : text.intro.getNoLevel,
              text.intro.getProfile,
              text.intro.getNext,
              text.intro.getReuse,
            ]}
          />
          <p class="src">{text.intro.notOfficial}</p>
        </Section>
      )}
      <Section title={text.intro.what} id="what">
        <KeyValues rows={factsOf(props)} />
      </Section>
      <Section title={text.intro.doubts} id="doubts">
        <PlainList items={framework.missing.map((each) => each.text[language])} />
      </Section>
    </>
  );
}

function factsOf({ language, frameworks, compiled }: IntroPageProps) {
  const { framework } = compiled;
  const { intro } = assessmentText(language);
  const parts = framework.sections.flatMap((section) => section.parts);
  const nameOf = (id: string) => frameworks.find(id)?.framework.shortName[language] ?? id;
  const row = (label: string, value: string | null) => (value === null ? [] : [{ label, value }]);
  const from = formatDate(framework.validFrom);
  const validity = framework.validTo
    ? intro.fromTo(from, formatDate(framework.validTo))
    : framework.validFromPresumed
      ? intro.fromPresumed(from)
      : intro.from(from);
  return [
    ...row(intro.document, `${framework.citation.document}: ${framework.citation.title[language]}`),
    ...row(intro.issuer, framework.citation.issuer[language]),
    ...row(intro.validity, validity),
    ...row(intro.replaces, framework.replaces && nameOf(framework.replaces)),
    ...row(intro.replacedBy, framework.replacedBy && nameOf(framework.replacedBy)),
    ...row(intro.minutes, intro.aboutMinutes(framework.minutes)),
    ...row(intro.questions, intro.questionCount(compiled.criteria.length, parts.length)),
    ...framework.citation.urls.map((url) => ({ label: intro.source, value: <a href={url}>{new URL(url).host}</a> })),
  ];
}
