/** What came out: level or profile on the bridge, why no level, what to do first, the profile, the change, and how sure it is. */
import { formatInstantDate, formatNumber } from '../../../foundation/i18n/format.ts';
import {
  ActForm,
  Actions,
  Breadcrumbs,
  Bridge,
  Disclosure,
  GradeTag,
  LinkButton,
  Notice,
  PageTitle,
  PlainList,
  PlainTag,
  PrintHeader,
  PrintNote,
  ProvisionalTag,
  Section,
} from '../../../ui/index.ts';
import { progressOf } from '../domain/progress.ts';
import { assessmentText } from '../messages/index.ts';
import { citationInWords, levelsInWords, topTotal } from './framework-words.ts';
import { ResultBenchmark } from './result-benchmark.tsx';
import { ResultChangeSection, ResultProfile } from './result-profile.tsx';
import { ResultReasons, ResultSteps } from './result-reasons.tsx';
import type { ResultPageProps } from './result-view.ts';

export function ResultPage(props: ResultPageProps) {
  const { language, compiled, view, planPath } = props;
  const { framework } = compiled;
  const text = assessmentText(language);
  const base = `${planPath}/assess/${framework.id}`;
  return (
    <>
      {/* The private address stays off the paper: whoever holds it holds the data. */}
      <PrintHeader language={language} date={props.today} url={citationInWords(framework, language)} />
      <Breadcrumbs
        language={language}
        items={[
          { label: text.overview.plan, href: planPath },
          { label: text.overview.title(framework.shortName[language]), href: base },
          { label: text.overview.lastResult(formatInstantDate(view.assessment.completedAt!)) },
        ]}
      />
      <Headline {...props} />
      <ResultReasons {...props} base={base} />
      <ResultSteps {...props} />
      <ResultProfile {...props} />
      <ResultBenchmark {...props} />
      <ResultChangeSection {...props} />
      <Section title={text.result.evidence} id="evidence">
        <p>
          {text.result.answers(Object.keys(view.answers).length)} <GradeTag language={language} grade="declared" />
        </p>
        <p>{text.result.reused}</p>
        <Disclosure summary={text.intro.doubts}>
          <PlainList items={framework.missing.map((each) => each.text[language])} />
        </Disclosure>
        <p class="src">{text.intro.notOfficial}</p>
      </Section>
      <div class="no-print">
        <Section title={text.result.next} id="next">
          <Actions>
            <LinkButton href={planPath}>{text.result.toPlan}</LinkButton>
            <ActForm action={base} command={props.command}>
              {text.overview.again}
            </ActForm>
          </Actions>
          <PrintNote language={language} />
        </Section>
      </div>
    </>
  );
}

function Headline({ language, compiled, view }: ResultPageProps) {
  const { framework } = compiled;
  const text = assessmentText(language).result;
  const levels = levelsInWords(framework, language);
  const reached = levels.find((each) => each.level === view.level);
  const top = levels.at(-1)?.level ?? 0;
  const max = topTotal(framework);
  const number = (value: number) => formatNumber(value, language);
  if (view.level === null || !reached) {
    const known =
      view.total !== null && max !== undefined ? ` ${text.totalSoFar(number(view.total), number(max))}` : '';
    return (
      <>
        <PageTitle
          over={citationInWords(framework, language)}
          aside={<LawMark language={language} compiled={compiled} />}
          title={text.titleNone}
          lead={`${text.noLevelLead}${known}`}
        />
        <ProfileBridge language={language} compiled={compiled} view={view} />
      </>
    );
  }
  const lit = view.status === 'official' ? 'on' : 'prov';
  return (
    <>
      <PageTitle
        over={citationInWords(framework, language)}
        aside={<StatusMark language={language} compiled={compiled} view={view} />}
        title={text.title(view.level, top, reached.name)}
        lead={`${text.total(number(view.total ?? 0), number(max ?? 0))} ${reached.meaning}`}
      />
      <Bridge
        language={language}
        spans={levels
          .filter(({ level }) => level > 0)
          .map(({ level, name, band }) => ({
            state: level <= view.level! ? lit : 'off',
            label: text.levelName(level, name),
            note: band,
          }))}
      >
        {text.spanSaid(view.level, top)}
      </Bridge>
      {view.status === 'superseded' && (
        <Notice>
          <p>{text.supersededText}</p>
        </Notice>
      )}
      {view.status === 'provisional' && (
        <Notice>
          <p>{text.provisionalText}</p>
        </Notice>
      )}
    </>
  );
}

function StatusMark({ language, compiled, view }: Pick<ResultPageProps, 'language' | 'compiled' | 'view'>) {
  const text = assessmentText(language).result;
  if (view.status === 'provisional') return <ProvisionalTag language={language} />;
  if (view.status === 'superseded')
    return <PlainTag>{text.superseded(compiled.framework.citation.document.split('/')[0] ?? '')}</PlainTag>;
  return null;
}

/** Without a level there is no state of the result: the state of the framework in law is said all the same. */
function LawMark({ language, compiled }: Pick<ResultPageProps, 'language' | 'compiled'>) {
  const { status, citation } = compiled.framework;
  if (status === 'provisional') return <ProvisionalTag language={language} />;
  if (status !== 'superseded') return null;
  return <PlainTag>{assessmentText(language).result.superseded(citation.document.split('/')[0] ?? '')}</PlainTag>;
}

/** Without a level a span is a section; it is lit when every question of it is answered. */
function ProfileBridge({ language, compiled, view }: Pick<ResultPageProps, 'language' | 'compiled' | 'view'>) {
  const text = assessmentText(language).result;
  const progress = progressOf(compiled, view.answers);
  const spans = view.pillars.map(({ code, score, max }) => {
    const section = compiled.framework.sections.find((each) => each.code === code);
    const parts = progress.filter((each) => each.section.code === code);
    const answered = parts.reduce((sum, each) => sum + each.answered, 0);
    const asked = parts.reduce((sum, each) => sum + each.asked, 0);
    const state =
      asked > 0 && answered === asked ? ('on' as const) : answered > 0 ? ('now' as const) : ('off' as const);
    const note =
      score === null || max === null
        ? undefined
        : text.pointsOf(formatNumber(score, language), formatNumber(max, language));
    return { state, label: section?.short[language] ?? code, note };
  });
  return (
    <Bridge language={language} spans={spans}>
      {text.profileSaid(spans.filter(({ state }) => state === 'on').length, spans.length)}
    </Bridge>
  );
}
