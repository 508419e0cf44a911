/** One part of an assessment on one page: every question can be skipped, everything is saved on Continue. */
import type { Language } from '../../../foundation/i18n/language.ts';
import {
  Actions,
  BackLink,
  Bridge,
  Button,
  ErrorSummary,
  HiddenFields,
  type Issue,
  PageTitle,
  Stack,
} from '../../../ui/index.ts';
import type { Answers } from '../domain/answer.ts';
import type { CompiledFramework } from '../domain/compile-framework.ts';
import type { ProposedAnswer } from '../domain/fact-links.ts';
import type { PartProgress } from '../domain/progress.ts';
import { assessmentText } from '../messages/index.ts';
import { enteredOf } from './answers-form.ts';
import { CriterionField } from './criterion-field.tsx';
import { stateOf } from './overview-page.tsx';

export interface SectionPageProps {
  readonly language: Language;
  readonly compiled: CompiledFramework;
  /** `/vi/plan/{key}/assess/dbi-2025-sme`. */
  readonly base: string;
  readonly progress: readonly PartProgress[];
  readonly current: PartProgress;
  readonly answers: Answers;
  /** From facts of the dossier. */
  readonly proposed: Readonly<Record<string, ProposedAnswer>>;
  readonly command: string;
  /** Sent and refused: what was entered comes back as it was. */
  readonly failed?:
    | { readonly issues: readonly Issue[]; readonly entered: (field: string) => readonly string[] }
    | undefined;
}

export function SectionPage(props: SectionPageProps) {
  const { language, compiled, base, progress, current, command, failed } = props;
  const text = assessmentText(language).section;
  const { part } = current;
  const position = progress.indexOf(current) + 1;
  const unscored = part.criteria.every((criterion) => criterion.scored === 'no' && criterion.kind !== 'sector');
  return (
    <>
      <BackLink href={base}>{text.back}</BackLink>
      <Bridge
        language={language}
        spans={progress.map((each) => ({ state: spanOf(each, current) }))}
        size="slim"
        decorated
      />
      <ErrorSummary language={language} issues={failed?.issues ?? []} />
      <PageTitle
        over={text.over(compiled.framework.shortName[language], position, progress.length)}
        title={part.name[language]}
        lead={unscored ? text.unscored : undefined}
      />
      <form method="post" action={`${base}/${part.code}`}>
        <HiddenFields fields={{ command }} />
        <Stack loose>
          {part.criteria.map((criterion) => (
            <Question key={criterion.code} {...props} code={criterion.code} />
          ))}
          <Actions>
            <Button>{text.continue}</Button>
            <Button kind="text" name="leave" value="1">
              {text.saveAndLeave}
            </Button>
          </Actions>
        </Stack>
      </form>
    </>
  );
}

function Question(props: SectionPageProps & { readonly code: string }) {
  const { language, compiled, base, answers, proposed, failed, code } = props;
  const criterion = compiled.byCode.get(code)!;
  // Said in this draft, else known from the dossier.
  const known = answers[code] === undefined || answers[code] === null ? proposed[code] : undefined;
  const filled = enteredOf(criterion, known?.answer ?? answers[code]);
  const sectorCode =
    compiled.framework.scoring.kind === 'sector-tools' ? compiled.framework.scoring.sectorCriterion : '';
  const sector = answers[sectorCode];
  return (
    <CriterionField
      language={language}
      compiled={compiled}
      criterion={criterion}
      entered={failed?.entered ?? ((field) => filled[field] ?? [])}
      fromFact={known !== undefined && !failed}
      issues={failed?.issues ?? []}
      sector={typeof sector === 'string' ? sector : undefined}
      sectorHref={`${base}/${partAsking(compiled, sectorCode)}`}
    />
  );
}

function partAsking(compiled: CompiledFramework, criterion: string): string {
  const parts = compiled.framework.sections.flatMap((section) => section.parts);
  return parts.find((part) => part.criteria.some(({ code }) => code === criterion))?.code ?? '';
}

function spanOf(each: PartProgress, current: PartProgress) {
  const state = stateOf(each);
  return each === current && state !== 'on' ? 'now' : state === 'now' ? 'off' : state;
}
