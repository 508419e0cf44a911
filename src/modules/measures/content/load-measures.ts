/** Reads and checks all measures once, at start: broken law must not start. */
import { listContent, readContent } from '../../../foundation/content.ts';
import { contentHash } from '../../../foundation/content-hash.ts';
import { checkCondition, type Vocabulary } from '../../conditions/index.ts';
import { citationsOf } from '../domain/citations.ts';
import type { Measure, MeasureCatalogue } from '../domain/measure.ts';
import { documentsFile, measureFile, papersFile } from './measure-schema.ts';

/** `vocabulary`: the facts conditions may name. Throws with every issue of every file. */
export function loadMeasures(vocabulary: Vocabulary): MeasureCatalogue {
  const papers = new Map(
    readContent('measures/papers/papers.json', papersFile).value.papers.map((paper) => [paper.code, paper]),
  );
  const documents = new Map(
    readContent('measures/law/documents.json', documentsFile).value.documents.map((entry) => [entry.document, entry]),
  );
  const measures = listContent('measures', '.json').map((file): Measure => {
    const { value, hash } = readContent(`measures/${file}`, measureFile);
    return { ...value, hash };
  });
  const byId = new Map(measures.map((measure) => [measure.id, measure]));
  const catalogue = { measures, byId, papers, documents, hash: contentHash(measures.map((measure) => measure.hash)) };
  const issues = issuesOf(catalogue, vocabulary);
  if (issues.length > 0) throw new Error(`content/measures is not valid:\n  ${issues.join('\n  ')}`);
  return catalogue;
}

/** What the shape of one file cannot show: names that lead nowhere. */
export function issuesOf(catalogue: MeasureCatalogue, vocabulary: Vocabulary): string[] {
  return catalogue.measures.flatMap((measure) => {
    const issues: string[] = [];
    const conditions = [measure.condition, ...measure.benefit.tiers.flatMap((tier) => tier.when ?? [])];
    for (const condition of conditions)
      for (const issue of checkCondition(condition, vocabulary))
        issues.push(`${issue.path.join('.')}: ${issue.message}`);
    for (const paper of measure.papers)
      if (!catalogue.papers.has(paper.code)) issues.push(`unknown paper ${paper.code}`);
    for (const cite of citationsOf(measure))
      if (!catalogue.documents.has(cite.document)) issues.push(`unknown document ${cite.document}`);
    if (measure.supersededBy !== undefined && !catalogue.byId.has(measure.supersededBy))
      issues.push(`unknown successor ${measure.supersededBy}`);
    return issues.map((issue) => `${measure.id}: ${issue}`);
  });
}
