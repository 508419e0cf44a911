/** Reads and checks all measures once, at start: broken law must not start. */
import { ContentInvalid, type ContentIssue, listContent, readContent } from '../../../foundation/content.ts';
import { contentHash } from '../../../foundation/content-hash.ts';
import { checkCondition, type Vocabulary } from '../../conditions/index.ts';
import { citationsIn } from '../domain/citations.ts';
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
  const misnamed: ContentIssue[] = [];
  const all = listContent('measures', '.json').map((name): Measure => {
    const file = `measures/${name}`;
    const { value, hash } = readContent(file, measureFile);
    if (`${value.id}.json` !== name) misnamed.push({ file, path: 'id', message: `calls itself ${value.id}` });
    return { ...value, hash };
  });
  const byId = new Map(all.map((measure) => [measure.id, measure]));
  const hash = contentHash(all.map((measure) => measure.hash));
  const measures = all.filter(({ withdrawn }) => withdrawn === undefined);
  const catalogue = { measures, byId, papers, documents, hash };
  const issues = [...misnamed, ...issuesOf({ ...catalogue, measures: all }, vocabulary)];
  if (issues.length > 0) throw new ContentInvalid('measures', issues);
  return catalogue;
}

/** What the shape of one file cannot show: names that lead nowhere. */
export function issuesOf(catalogue: MeasureCatalogue, vocabulary: Vocabulary): readonly ContentIssue[] {
  return catalogue.measures.flatMap((measure) => {
    const file = `measures/${measure.id}.json`;
    const issues: ContentIssue[] = [];
    const wrong = (path: string, message: string): void => void issues.push({ file, path, message });
    const tiers = measure.benefit.tiers.map(({ when }, index) => ({ at: `benefit.tiers.${String(index)}.when`, when }));
    for (const { at, when } of [{ at: 'condition', when: measure.condition }, ...tiers])
      if (when !== undefined)
        for (const { path, message } of checkCondition(when, vocabulary)) wrong([at, ...path].join('.'), message);
    for (const [index, { code }] of measure.papers.entries())
      if (!catalogue.papers.has(code)) wrong(`papers.${String(index)}.code`, `unknown paper ${code}`);
    for (const { at, document } of citationsIn(measure))
      if (!catalogue.documents.has(document)) wrong(at, `unknown document ${document}`);
    if (measure.supersededBy !== undefined && !catalogue.byId.has(measure.supersededBy))
      wrong('supersededBy', `unknown successor ${measure.supersededBy}`);
    return issues;
  });
}
