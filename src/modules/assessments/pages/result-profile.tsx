/** The profile by section with its table twin, and what changed since last time. */
import { formatInstantDate, formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { DataTable, type Pillar, PillarProfile, Section } from '../../../ui/index.ts';
import type { SectionResult } from '../domain/assessment-result.ts';
import type { ResultChange } from '../domain/compare-results.ts';
import { assessmentText } from '../messages/index.ts';
import type { ResultPageProps } from './result-view.ts';

export function ResultProfile(props: ResultPageProps) {
  const { language, compiled, view } = props;
  const { scoring } = compiled.framework;
  if (scoring.kind === 'not-published') return null;
  const text = assessmentText(language).result;
  return (
    <Section title={text.profile} id="profile">
      <PillarProfile
        language={language}
        caption={text.profile}
        columns={[text.part, text.points]}
        pillars={view.pillars.map((pillar) => barOf(props, pillar))}
      />
      {scoring.kind === 'sector-tools' && <p class="src">{text.unconfirmedPoints}</p>}
    </Section>
  );
}

function barOf({ language, compiled, view }: ResultPageProps, { code, score, max, level }: SectionResult): Pillar {
  const text = assessmentText(language).result;
  const section = compiled.framework.sections.find((each) => each.code === code);
  const { scoring } = compiled.framework;
  const number = (value: number) => formatNumber(value, language);
  const criteria = section?.parts.flatMap((part) => part.criteria) ?? [];
  const scored = criteria.filter((each) => each.scored !== 'no');
  const detail = [
    level === null ? undefined : text.levelOf(level),
    scored.length > 0 && scored.every((each) => each.scored === 'disputed') ? text.disputed : undefined,
    scoring.kind === 'sector-tools' && criteria.some((each) => each.code === scoring.toolsCriterion)
      ? toolsInWords({ language, compiled, view })
      : undefined,
  ].filter((each) => each !== undefined);
  return {
    label: section?.name[language] ?? code,
    max: max ?? 0,
    shown: score === null || max === null ? '' : text.pointsOf(number(score), number(max)),
    ...(score === null ? {} : { score }),
    ...(detail.length > 0 ? { detail: detail.join(', ') } : {}),
  };
}

function toolsInWords({ language, compiled, view }: Pick<ResultPageProps, 'language' | 'compiled' | 'view'>) {
  const { scoring } = compiled.framework;
  if (scoring.kind !== 'sector-tools') return undefined;
  const used = view.answers[scoring.toolsCriterion];
  const sector = compiled.sectors.get(String(view.answers[scoring.sectorCriterion]));
  if (!Array.isArray(used) || !sector) return undefined;
  return assessmentText(language).result.toolsInUse(used.length, sector.tools.size);
}

export function ResultChangeSection({ language, compiled, view }: ResultPageProps) {
  const text = assessmentText(language).result;
  if (!view.change)
    return (
      <Section title={text.change} id="change">
        <p>{text.first}</p>
      </Section>
    );
  const { since, value } = view.change;
  const date = formatInstantDate(since.completedAt!);
  if (typeof value === 'string')
    return (
      <Section title={text.change} id="change">
        <p>{text.otherVersion(date)}</p>
      </Section>
    );
  const nameOf = (code: string) =>
    compiled.framework.sections.find((each) => each.code === code)?.name[language] ?? code;
  return (
    <Section title={text.change} id="change">
      {view.level !== null && value.level !== null && value.level !== 0 && (
        <p class="h3">{text.levelChange(view.level - value.level, view.level)}</p>
      )}
      <DataTable
        language={language}
        caption={text.since(date)}
        columns={[{ label: text.part }, { label: text.was, numeric: true }]}
        rows={rowsOf(value, language, nameOf, text.whole)}
      />
    </Section>
  );
}

function rowsOf(change: ResultChange, language: Language, nameOf: (code: string) => string, whole: string) {
  const rows = change.pillars.flatMap(({ code, score }) =>
    score === null ? [] : [[nameOf(code), differenceInWords(score, language)]],
  );
  return change.total === null ? rows : [...rows, [whole, differenceInWords(change.total, language)]];
}

function differenceInWords(points: number, language: Language): string {
  const text = assessmentText(language).result;
  if (points === 0) return text.noChange;
  const size = formatNumber(Math.abs(points), language);
  return points > 0 ? text.up(size) : text.down(size);
}
