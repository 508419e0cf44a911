/** One assessment of one firm: how far it has got on the bridge, its parts, the gaps before completing, and doing it again. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { formatDate, formatInstantDate } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  ActForm,
  Actions,
  Breadcrumbs,
  Bridge,
  GoList,
  LinkButton,
  Notice,
  PageTitle,
  PlainList,
  Section,
  type SpanState,
  Stack,
} from '../../../ui/index.ts';
import type { Frameworks } from '../content/load-frameworks.ts';
import type { CompiledFramework } from '../domain/compile-framework.ts';
import { nextPart, type PartProgress } from '../domain/progress.ts';
import { assessmentText } from '../messages/index.ts';
import type { StoredAssessment } from '../store/assessments.read.ts';
import { fieldName } from './answers-form.ts';
import { citationInWords } from './framework-words.ts';
import { StatusTag } from './list-page.tsx';

export interface OverviewPageProps {
  readonly language: Language;
  readonly frameworks: Frameworks;
  readonly compiled: CompiledFramework;
  /** `/vi/plan/{key}`. */
  readonly planPath: string;
  readonly keptUntil: LocalDate;
  readonly draft?: StoredAssessment | undefined;
  readonly lastCompleted?: StoredAssessment | undefined;
  readonly progress: readonly PartProgress[];
  /** Criteria a result still needs. */
  readonly gaps: readonly string[];
  readonly command: string;
  /** The owner asked to complete while nothing or not all is answered. */
  readonly refused?: 'empty' | 'gaps' | undefined;
}

export function OverviewPage(props: OverviewPageProps) {
  const { language, frameworks, compiled, planPath, draft } = props;
  const { framework } = compiled;
  const text = assessmentText(language).overview;
  return (
    <>
      <Breadcrumbs
        language={language}
        items={[{ label: text.plan, href: planPath }, { label: text.title(framework.shortName[language]) }]}
      />
      <PageTitle
        over={citationInWords(framework, language)}
        aside={<StatusTag language={language} frameworks={frameworks} compiled={compiled} />}
        title={text.title(framework.shortName[language])}
      />
      {props.refused === 'empty' && <Notice title={text.nothingYet} />}
      {draft ? <Draft {...props} /> : <NoDraft {...props} />}
    </>
  );
}

function Draft(props: OverviewPageProps) {
  const { language, progress, planPath, compiled } = props;
  const { overview: text } = assessmentText(language);
  const base = `${planPath}/assess/${compiled.framework.id}`;
  const sum = (pick: (each: PartProgress) => number) => progress.reduce((total, each) => total + pick(each), 0);
  const answered = sum((each) => each.answered);
  const next = nextPart(progress);
  return (
    <>
      <Bridge language={language} spans={progress.map((each) => ({ state: stateOf(each) }))}>
        {text.answered(
          answered,
          sum((each) => each.asked),
        )}
      </Bridge>
      <Stack>
        {next && (
          <Actions>
            <LinkButton href={`${base}/${next.part.code}`}>
              {answered === 0 ? text.begin : text.goOn(next.part.name[language])}
            </LinkButton>
          </Actions>
        )}
        {answered > 0 && <p class="src">{text.kept(formatDate(props.keptUntil))}</p>}
      </Stack>
      <Section title={text.parts} id="parts">
        <GoList
          ordered
          items={progress.map((each) => ({
            href: `${base}/${each.part.code}`,
            title: each.part.name[language],
            detail:
              each.asked > 0 && each.answered === each.asked
                ? text.partDone
                : each.answered > 0
                  ? text.partSome(each.answered, each.asked)
                  : text.partNone(each.asked),
          }))}
        />
      </Section>
      {answered > 0 && <Finish {...props} base={base} />}
      {props.lastCompleted && <LastResult {...props} base={base} />}
    </>
  );
}

function Finish(props: OverviewPageProps & { readonly base: string }) {
  const { language, gaps, compiled, base, command } = props;
  const { overview: text, refusals } = assessmentText(language);
  if (gaps.length === 0)
    return (
      <Section title={text.finish} id="finish">
        <ActForm action={`${base}/complete`} command={command} kind="primary">
          {text.complete}
        </ActForm>
      </Section>
    );
  const partOf = (criterion: string) =>
    compiled.framework.sections
      .flatMap((section) => section.parts)
      .find((part) => part.criteria.some(({ code }) => code === criterion));
  return (
    <Section title={text.finish} id="finish">
      <Notice title={text.gapsTitle(gaps.length)}>
        <p>{text.gapsText}</p>
      </Notice>
      <PlainList
        items={gaps.slice(0, 12).map((code) => (
          <a key={code} href={`${base}/${partOf(code)?.code ?? ''}#${fieldName(code)}`}>
            {refusals.atCriterion(code, compiled.byCode.get(code)?.source.label[language] ?? '')}
          </a>
        ))}
      />
      <ActForm action={`${base}/complete`} command={command} hidden={{ gaps: 'allowed' }}>
        {text.completeWithGaps(gaps.length)}
      </ActForm>
    </Section>
  );
}

function LastResult(props: OverviewPageProps & { readonly base: string }) {
  const { language, lastCompleted, base } = props;
  const { overview: text } = assessmentText(language);
  if (!lastCompleted?.completedAt) return null;
  return (
    <Actions>
      <LinkButton href={`${base}/result`} kind="secondary">
        {text.lastResult(formatInstantDate(lastCompleted.completedAt))}
      </LinkButton>
    </Actions>
  );
}

function NoDraft(props: OverviewPageProps) {
  const { language, compiled, planPath, lastCompleted, command } = props;
  const { overview: text, intro } = assessmentText(language);
  const base = `${planPath}/assess/${compiled.framework.id}`;
  return (
    <Stack>
      <LastResult {...props} base={base} />
      <p>{lastCompleted ? text.againText : intro.aboutMinutes(compiled.framework.minutes)}</p>
      <ActForm action={base} command={command} kind="primary">
        {lastCompleted ? text.again : intro.start}
      </ActForm>
    </Stack>
  );
}

export function stateOf({ answered, asked }: PartProgress): SpanState {
  if (asked > 0 && answered === asked) return 'on';
  return answered > 0 ? 'now' : 'off';
}
