/** The classification in memory: find by code of either edition, climb to its section and sector group, and search in the owner's own words. */
import type { Language } from '../../../foundation/i18n/language.ts';
import type { Edition, Industry, IndustryData, SectorGroup } from './industry.ts';
import { codesMeant, industryName, parseIndustryCode } from './industry.ts';
import { createIndustrySearch, type IndustryMatch, type IndustrySearchOptions } from './search.ts';

export interface Classification {
  /** By `2025:4711`, `4711`, `2018:45`, `C10` or a section letter. A five-digit code is found as its four-digit class. */
  findIndustry(code: string): Industry | undefined;
  /** All of one level of an edition, by code. */
  listIndustries(edition: Edition, level: Industry['level']): readonly Industry[];
  /** The sector group of Decree 80/2021/NĐ-CP art. 5; undefined when the code is unknown or its section holds no enterprise. */
  sectorGroupOf(code: string): SectorGroup | undefined;
  /** Section, division, group and class of a code, widest first. */
  lineageOf(code: string): readonly Industry[];
  /** Whether `code` is `ancestor` or below it. Codes of different editions are unknown to each other unless their divisions did not change. */
  contains(ancestor: string, code: string): 'yes' | 'no' | 'unknown';
  /** 2025 codes a 2018 code may have become, to be chosen by a person; itself for a 2025 code. */
  candidatesIn2025(code: string): readonly Industry[];
  /** '' for an unknown code. */
  nameOf(code: string, language: Language): string;
  searchIndustries(text: string, options?: IndustrySearchOptions): readonly IndustryMatch[];
}

export function createClassification(data: IndustryData): Classification {
  const byId = new Map(data.industries.map((industry) => [industry.id, industry]));

  const parentOf = ({ parent }: Industry) => (parent === undefined ? undefined : byId.get(parent));

  function sectionOf(industry: Industry): Industry {
    const parent = parentOf(industry);
    return parent === undefined ? industry : sectionOf(parent);
  }

  function findOne(text: string): Industry | undefined {
    const parsed = parseIndustryCode(text);
    if (!parsed) return undefined;
    const { edition, section, code } = parsed;
    // Of 2018 only sections and divisions are held: a class is known by its division.
    const known =
      byId.get(`${edition}:${code.slice(0, 4)}`) ?? byId.get(edition === '2018' ? `2018:${code.slice(0, 2)}` : '');
    return section === undefined || (known && sectionOf(known).code === section) ? known : undefined;
  }

  function findIndustry(text: string): Industry | undefined {
    for (const code of codesMeant(text)) {
      const found = findOne(code);
      if (found) return found;
    }
    return undefined;
  }

  function lineageOf(code: string): readonly Industry[] {
    const lineage: Industry[] = [];
    for (let at = findIndustry(code); at; at = parentOf(at)) lineage.unshift(at);
    return lineage;
  }

  function candidatesIn2025(code: string): readonly Industry[] {
    const parsed = parseIndustryCode(code);
    const found = findIndustry(code);
    if (!parsed || !found) return [];
    if (parsed.edition === '2025') return [found];
    if (found.level === 'section') return [];
    const codes =
      found.code === '45'
        ? data.bridge.division45
        : (data.bridge.reusedClasses.get(parsed.code.slice(0, 4)) ?? data.bridge.divisions[found.code] ?? []);
    return codes.flatMap((candidate) => byId.get(`2025:${candidate}`) ?? []);
  }

  return {
    findIndustry,
    lineageOf,
    candidatesIn2025,
    listIndustries: (edition, level) =>
      data.industries.filter((industry) => industry.edition === edition && industry.level === level),
    sectorGroupOf(code) {
      const section = lineageOf(code)[0];
      return section?.level === 'section' ? data.sectorGroups.get(section.id) : undefined;
    },
    contains(ancestor, code) {
      const wide = findIndustry(ancestor);
      const narrow = findIndustry(code);
      if (!wide || !narrow) return 'unknown';
      if (wide.edition === narrow.edition) return lineageOf(code).includes(wide) ? 'yes' : 'no';
      return 'unknown';
    },
    nameOf(code, language) {
      const found = findIndustry(code);
      return found ? industryName(found, language) : '';
    },
    searchIndustries: createIndustrySearch(data.industries, lineageOf),
  };
}
