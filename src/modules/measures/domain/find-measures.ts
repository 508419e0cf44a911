/** The list of measures narrowed by words, kind of applicant, topic, place and date; words match with and without marks. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { foldedWords, foldVietnamese } from '../../../foundation/i18n/fold-vietnamese.ts';
import type { ConditionContext } from '../../conditions/index.ts';
import { type Window, windowOf } from './judge.ts';
import { type Applicant, type LegalDocument, type Measure, TOPICS, type Topic } from './measure.ts';

export interface MeasureQuery {
  readonly words: string;
  readonly applicant?: Applicant;
  readonly topic?: Topic;
  /** A versioned locality id: measures that may apply there. */
  readonly place?: string;
  readonly inForceOnly: boolean;
}

const BY_WINDOW: Readonly<Record<Window, number>> = { open: 0, 'not-yet': 1, ended: 2 };

/** In force first, then confirmed first, then by topic and id: the same for everybody. */
export function findMeasures(
  measures: readonly Measure[],
  query: MeasureQuery,
  asOf: LocalDate,
  localities: ConditionContext['localities'],
  documents: ReadonlyMap<string, LegalDocument>,
): readonly Measure[] {
  const wanted = foldedWords(query.words);
  return measures
    .filter(
      (measure) =>
        (query.applicant === undefined || measure.applicants.includes(query.applicant)) &&
        (query.topic === undefined || measure.topic === query.topic) &&
        (query.place === undefined || reaches(measure, query.place, localities)) &&
        (!query.inForceOnly || windowOf(measure, asOf) === 'open') &&
        (wanted.length === 0 || hasWords(textOf(measure, documents), wanted)),
    )
    .sort((one, other) => orderOf(one, asOf).localeCompare(orderOf(other, asOf)));
}

/** National measures reach everywhere; a provincial one reaches places that are or may be inside it, or hold it. */
function reaches(measure: Measure, place: string, localities: ConditionContext['localities']): boolean {
  return (
    measure.jurisdiction === 'vn' ||
    localities.contains(measure.jurisdiction, place) !== 'no' ||
    localities.contains(place, measure.jurisdiction) !== 'no'
  );
}

/** Every word must begin a word of the text. */
function hasWords(folded: string, wanted: readonly string[]): boolean {
  return wanted.every((word) => folded.includes(` ${word}`));
}

const texts = new WeakMap<Measure, string>();

function textOf(measure: Measure, documents: ReadonlyMap<string, LegalDocument>): string {
  let text = texts.get(measure);
  if (text === undefined) {
    const parts = [measure.title, measure.summary, measure.audience, measure.authority].flatMap(({ vi, en }) => [
      vi,
      en,
    ]);
    const law = measure.legalBasis.flatMap(({ document }) => [document, documents.get(document)?.name.vi ?? '']);
    text = ` ${foldVietnamese([...parts, ...law].join(' '))}`;
    texts.set(measure, text);
  }
  return text;
}

function orderOf(measure: Measure, asOf: LocalDate): string {
  const local = measure.jurisdiction === 'vn' ? '0' : '1';
  return [
    BY_WINDOW[windowOf(measure, asOf)],
    measure.status === 'confirmed' ? 0 : 1,
    local,
    String(TOPICS.indexOf(measure.topic)).padStart(2, '0'),
    measure.id,
  ].join(' ');
}
