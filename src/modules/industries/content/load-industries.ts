/** Reads and checks the files of content/industries once at start. */
import { z } from 'zod';
import { readContent } from '../../../foundation/content.ts';
import { contentHash } from '../../../foundation/content-hash.ts';
import { type Classification, createClassification } from '../domain/classification.ts';
import type { Edition, Industry, SectorGroup } from '../domain/industry.ts';

const Sector = z.enum(['agriculture-forestry-fishery', 'industry-construction', 'trade-services']);
const EditionFile = z.object({
  sections: z.array(z.tuple([z.string().length(1), z.string(), z.string(), Sector.nullable()])),
  divisions: z.array(z.tuple([z.string().length(2), z.string().length(1), z.string(), z.string()])),
  groups: z.array(z.tuple([z.string().length(3), z.string(), z.string()])).default([]),
  classes: z.array(z.tuple([z.string().length(4), z.string(), z.string()])).default([]),
});
const BridgeFile = z.object({
  divisions: z.record(z.string(), z.array(z.string())),
  division45: z.array(z.string()),
  reusedClasses: z.array(z.tuple([z.string(), z.string(), z.array(z.string())])),
});
const WordsFile = z.object({
  entries: z.array(z.object({ code: z.string(), vi: z.array(z.string()), en: z.array(z.string()) })),
});

export interface LoadedIndustries extends Classification {
  /** Hash over the editions, the bridge and the everyday words. */
  readonly hash: string;
}

export function loadIndustries(): LoadedIndustries {
  const words = readContent('industries/everyday-words.json', WordsFile);
  const bridge = readContent('industries/bridge-2018-2025.json', BridgeFile);
  const editions = {
    '2018': readContent('industries/vsic-2018.json', EditionFile),
    '2025': readContent('industries/vsic-2025.json', EditionFile),
  };
  const everyday = new Map(words.value.entries.map((entry) => [`2025:${entry.code}`, entry]));
  const sectorGroups = new Map<string, SectorGroup>();
  const industries: Industry[] = [];
  for (const edition of ['2018', '2025'] as const) {
    const file = editions[edition].value;
    for (const [code, , , group] of file.sections) if (group) sectorGroups.set(`${edition}:${code}`, group);
    industries.push(...industriesOf(edition, file, everyday));
  }
  const classification = createClassification({
    industries,
    sectorGroups,
    bridge: { ...bridge.value, reusedClasses: new Map(bridge.value.reusedClasses.map(([code, , to]) => [code, to])) },
  });
  const hash = contentHash([words.hash, bridge.hash, editions['2018'].hash, editions['2025'].hash]);
  return { ...classification, hash };
}

function industriesOf(
  edition: Edition,
  file: z.infer<typeof EditionFile>,
  everyday: ReadonlyMap<string, { readonly vi: readonly string[]; readonly en: readonly string[] }>,
): Industry[] {
  const id = (code: string): string => `${edition}:${code}`;
  return [
    ...file.sections.map(
      ([code, vi, en]): Industry => ({ id: id(code), edition, code, level: 'section', vi, en, words: [] }),
    ),
    ...file.divisions.map(
      ([code, section, vi, en]): Industry => ({
        id: id(code),
        edition,
        code,
        level: 'division',
        parent: id(section),
        vi,
        en,
        words: [],
      }),
    ),
    ...file.groups.map(
      ([code, vi, en]): Industry => ({
        id: id(code),
        edition,
        code,
        level: 'group',
        parent: id(code.slice(0, 2)),
        vi,
        en,
        words: [],
      }),
    ),
    ...file.classes.map(([code, vi, en]): Industry => {
      const said = everyday.get(id(code));
      const words = said ? [...said.vi, ...said.en] : [];
      return { id: id(code), edition, code, level: 'class', parent: id(code.slice(0, 3)), vi, en, words };
    }),
  ];
}
