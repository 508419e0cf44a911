/** Reads and checks the catalogue of platforms once, at start. */
import { ContentInvalid, type ContentIssue, readContent } from '../../../foundation/content.ts';
import { contentHash } from '../../../foundation/content-hash.ts';
import { foldVietnamese } from '../../../foundation/i18n/fold-vietnamese.ts';
import { checkCondition, type Vocabulary } from '../../conditions/index.ts';
import type { Classification } from '../../industries/index.ts';
import type { Category, Platform, PlatformCatalogue, PlatformEntry, PlatformFunction } from '../domain/platform.ts';
import { type Sector, targetCondition } from '../domain/target-condition.ts';
import { criteriaFile, platformsFile, pricesFile, publicSupportFile, taxonomyFile } from './platform-schema.ts';

/** `vocabulary`: the facts conditions may name; `industries`: the sections platforms are made for. Throws with every issue of every file. */
export function loadPlatforms(vocabulary: Vocabulary, industries: Classification): PlatformCatalogue {
  const sectorOf = (letter: string) => readSector(letter, industries);
  const taxonomy = readContent('platforms/taxonomy.json', taxonomyFile);
  const entries = readContent('platforms/platforms.json', platformsFile);
  const prices = readContent('platforms/prices.json', pricesFile);
  const support = readContent('platforms/public-support.json', publicSupportFile);
  const criteria = readContent('platforms/criteria.json', criteriaFile);
  const functions = new Map(taxonomy.value.functions.map((item): [string, PlatformFunction] => [item.id, item]));
  const categories = new Map(taxonomy.value.categories.map((item): [string, Category] => [item.id, item]));
  const all = entries.value.platforms.map(
    (entry): Platform => ({
      ...entry,
      readOn: entries.value.asOf,
      prices: prices.value.prices.filter((price) => price.platform === entry.id),
      target: targetCondition(entry, sectorOf),
      searchText: searchTextOf(entry, functions, categories),
      searchName: ` ${foldVietnamese(entry.name)}`,
    }),
  );
  const catalogue: PlatformCatalogue = {
    platforms: all.filter(({ withdrawn }) => withdrawn === undefined),
    byId: new Map(all.map((platform) => [platform.id, platform])),
    functions,
    categories,
    pillars: new Map(taxonomy.value.pillars.map(({ id, label }) => [id, label])),
    goals: new Map(Object.entries(taxonomy.value.goals)),
    publicSupport: support.value.links,
    criteria: criteria.value,
    hash: contentHash([taxonomy, entries, prices, support, criteria].map((file) => file.hash)),
  };
  const issues = [
    ...issuesOf({ ...catalogue, platforms: all }, vocabulary),
    ...prices.value.prices.flatMap(({ platform }, index) =>
      catalogue.byId.has(platform)
        ? []
        : {
            file: 'platforms/prices.json',
            path: `prices.${String(index)}.platform`,
            message: `unknown platform ${platform}`,
          },
    ),
  ];
  if (issues.length > 0) throw new ContentInvalid('platforms', issues);
  return catalogue;
}

/** What the shape of one file cannot show: names that lead nowhere. */
function issuesOf(catalogue: PlatformCatalogue, vocabulary: Vocabulary): readonly ContentIssue[] {
  const { platforms, functions, categories, pillars, goals, publicSupport } = catalogue;
  const issues: ContentIssue[] = [];
  const wrong = (file: string, path: string, message: string): void =>
    void issues.push({ file: `platforms/${file}.json`, path, message });
  const known = (file: string, path: string, ids: readonly string[], names: ReadonlyMap<string, unknown>): void => {
    for (const [index, id] of ids.entries())
      if (!names.has(id)) wrong(file, `${path}.${String(index)}`, `unknown ${id}`);
  };
  const seen = new Set<string>();
  for (const [index, platform] of platforms.entries()) {
    const at = `platforms.${String(index)}`;
    if (seen.has(platform.id)) wrong('platforms', `${at}.id`, `${platform.id} is defined twice`);
    seen.add(platform.id);
    known('platforms', `${at}.functions`, platform.functions, functions);
    known('platforms', `${at}.categories`, platform.categories, categories);
    for (const { message } of checkCondition(platform.target, vocabulary)) wrong('platforms', at, message);
  }
  for (const item of functions.values()) {
    known('taxonomy', item.id, [item.category], categories);
    known('taxonomy', item.id, item.pillars, pillars);
  }
  const goalCodes = new Map(vocabulary.facts.mainGoal?.codes?.map((goal) => [goal.code, goal]) ?? []);
  known('taxonomy', 'goals', [...goals.keys()], goalCodes);
  for (const [goal, ids] of goals) known('taxonomy', `goals.${goal}`, ids, functions);
  for (const [index, { categories: ids }] of publicSupport.entries())
    known('public-support', `links.${String(index)}.categories`, ids, categories);
  return issues;
}

/** Sections A to F kept their letters in 2025; the later ones moved, so a rule names their divisions. */
function readSector(letter: string, industries: Classification): Sector {
  const divisions = industries
    .listIndustries('2025', 'division')
    .filter(({ code }) => industries.lineageOf(code)[0]?.code === letter)
    .map(({ code }) => code);
  if (divisions.length === 0)
    throw new ContentInvalid('platforms/platforms.json', [{ path: 'sectors', message: `unknown section ${letter}` }]);
  return {
    codes: letter < 'G' ? [letter] : divisions,
    label: { vi: industries.nameOf(letter, 'vi'), en: industries.nameOf(letter, 'en') },
  };
}

function searchTextOf(
  entry: PlatformEntry,
  functions: ReadonlyMap<string, PlatformFunction>,
  categories: ReadonlyMap<string, Category>,
): string {
  const labels = [
    ...entry.functions.map((id) => functions.get(id)?.label),
    ...entry.categories.map((id) => categories.get(id)?.label),
    entry.summary,
  ];
  const words = labels.flatMap((label) => (label === undefined ? [] : [label.vi, label.en]));
  return ` ${foldVietnamese([entry.name, entry.vendor, ...words].join(' '))}`;
}
