/** A line of business as a code of the national classification, always with its edition: `2025:4711`, `2018:45`. A bare code means 2025. */
import type { Language } from '../../../foundation/i18n/language.ts';

export type Edition = '2018' | '2025';
const EDITIONS: readonly Edition[] = ['2025', '2018'];
export type IndustryLevel = 'section' | 'division' | 'group' | 'class';
/** The three groups by which Decree 80/2021/NĐ-CP art. 5 sets its size limits. */
export type SectorGroup = 'agriculture-forestry-fishery' | 'industry-construction' | 'trade-services';

export interface Industry {
  /** With edition: `2025:4711`. */
  readonly id: string;
  readonly edition: Edition;
  readonly code: string;
  readonly level: IndustryLevel;
  readonly parent?: string;
  readonly vi: string;
  /** Not official. */
  readonly en: string;
  /** Words owners use, in either language. */
  readonly words: readonly string[];
}

export interface IndustryData {
  readonly industries: readonly Industry[];
  /** Sector group of each section id; absent for sections that hold no enterprise. */
  readonly sectorGroups: ReadonlyMap<string, SectorGroup>;
  readonly bridge: Bridge;
}

/** What is known of 2018 codes under the 2025 edition; the official tables need a human choice for a third of the links. */
export interface Bridge {
  readonly divisions: Readonly<Record<string, readonly string[]>>;
  /** Classes whose digits name another activity since 2025, with candidates. */
  readonly reusedClasses: ReadonlyMap<string, readonly string[]>;
  /** Groups among which what was division 45 (vehicles) was shared. */
  readonly division45: readonly string[];
}

export interface ParsedCode {
  /** 2025 when none is written. */
  readonly edition: Edition;
  readonly code: string;
  /** The letter certificates print before the digits: `C10`. It has to be that of the section the digits lie in. */
  readonly section?: string;
}

const CODE = /^(?:(2018|2025):)?(?:([A-V])[. ]?(?=\d))?([A-V]|\d{2,5})$/;

/** `4711` and `2025:4711` are the same, `C10` is `10` of section C; undefined for what is no code at all. */
export function parseIndustryCode(text: string): ParsedCode | undefined {
  const [, edition, section, code] = CODE.exec(text.trim().toUpperCase()) ?? [];
  if (code === undefined) return undefined;
  return { edition: edition === '2018' ? '2018' : '2025', code, ...(section !== undefined && { section }) };
}

/**
 * The codes a written one may mean, in the order in which to look. A letter before the digits tells the edition where none is written: `J62`
 * is of 2018, `K62` of 2025.
 */
export function codesMeant(text: string): readonly string[] {
  const parsed = parseIndustryCode(text);
  if (parsed === undefined) return [];
  const { edition, section = '', code } = parsed;
  const editions = section === '' || text.includes(':') ? [edition] : EDITIONS;
  return editions.map((each) => `${each}:${section}${code}`);
}

export function industryName(industry: Industry, language: Language): string {
  return industry[language];
}
