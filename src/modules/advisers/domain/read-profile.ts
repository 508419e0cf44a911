/** What an adviser enters of themselves, read with every fault at once, each at its field. */
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import type { Profile } from './adviser.ts';

/** As typed; '' or [] for what was left empty. */
export interface EnteredProfile {
  readonly kind: string;
  readonly name: string;
  readonly communeId: string;
  readonly provinceId: string;
  readonly fields: readonly string[];
  readonly languages: readonly string[];
  readonly remote: string;
  readonly capacity: string;
  readonly about: string;
}

export type ProfileRefusal = Refusal<
  | 'advisers.profile.kind'
  | 'advisers.profile.name'
  | 'advisers.profile.place'
  | 'advisers.profile.fields'
  | 'advisers.profile.languages'
  | 'advisers.profile.remote'
  | 'advisers.profile.capacity'
  | 'advisers.profile.about'
>;

export interface KnownCodes {
  readonly isField: (code: string) => boolean;
  readonly isLanguage: (code: string) => boolean;
  /** The province in force the place lies in; undefined for a place nobody knows. */
  readonly provinceOf: (placeId: string) => string | undefined;
}

export const MOST_A_WEEK = 40;
export const LONGEST_ABOUT = 600;
const LONGEST_NAME = 120;

export function readProfile(entered: EnteredProfile, known: KnownCodes): Result<Profile, ProfileRefusal> {
  const { kind, communeId } = entered;
  const name = entered.name.replace(/\s+/g, ' ');
  const about = entered.about.trim();
  const [fields, languages] = [[...new Set(entered.fields)], [...new Set(entered.languages)]];
  const provinceId = known.provinceOf(communeId === '' ? entered.provinceId : communeId);
  const capacityPerWeek = /^\d{1,2}$/.test(entered.capacity) ? Number(entered.capacity) : 0;
  const isKind = kind === 'person' || kind === 'organisation';
  const wrong = (isWrong: boolean, code: ProfileRefusal['code'], field: string): ProfileRefusal[] =>
    isWrong ? [{ code, field }] : [];
  const refusals = [
    ...wrong(!isKind, 'advisers.profile.kind', 'kind'),
    ...wrong(name.length < 2 || name.length > LONGEST_NAME, 'advisers.profile.name', 'name'),
    ...wrong(provinceId === undefined, 'advisers.profile.place', 'commune'),
    ...wrong(fields.length === 0 || !fields.every(known.isField), 'advisers.profile.fields', 'fields'),
    ...wrong(languages.length === 0 || !languages.every(known.isLanguage), 'advisers.profile.languages', 'languages'),
    ...wrong(!['yes', 'no'].includes(entered.remote), 'advisers.profile.remote', 'remote'),
    ...wrong(capacityPerWeek < 1 || capacityPerWeek > MOST_A_WEEK, 'advisers.profile.capacity', 'capacity'),
    ...wrong(about.length > LONGEST_ABOUT, 'advisers.profile.about', 'about'),
  ];
  if (!isKind || provinceId === undefined || refusals.length > 0) return refused(...refusals);
  return accepted({
    ...{ kind, name, provinceId, fields, languages, remoteOk: entered.remote === 'yes', capacityPerWeek },
    ...(communeId !== '' && { communeId }),
    ...(about !== '' && { about }),
  });
}
