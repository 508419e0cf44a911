/** What the actions of the adviser network are given; app.ts hands it in once. */
import type { CaseDeps } from '../../cases/index.ts';
import type { Gazetteer } from '../../localities/index.ts';
import type { NetworkRules } from '../content/load-network.ts';
import type { Topic } from '../content/load-topics.ts';
import type { Profile } from '../domain/adviser.ts';
import type { KnownCodes } from '../domain/read-profile.ts';

export interface AdviserDeps extends CaseDeps {
  readonly places: Gazetteer;
  readonly network: NetworkRules;
  readonly topics: readonly Topic[];
}

/** Codes a profile may name. `other` is no field of knowledge. */
export function knownCodes({
  places,
  network,
  topics,
}: Pick<AdviserDeps, 'places' | 'network' | 'topics'>): KnownCodes {
  const [fields, languages] = [fieldsOf(topics), new Set(network.languages.map(({ code }) => code))];
  const known = new Set(fields.map(({ code }) => code));
  return {
    isField: (code) => known.has(code),
    isLanguage: (code) => languages.has(code),
    provinceOf: (placeId) => places.provinceOf(placeId)?.id,
  };
}

/** Codes a decision may name. */
export function decisionCodes({ network }: Pick<AdviserDeps, 'network'>) {
  const among = (list: readonly { readonly code: string }[]) => (code: string) =>
    list.some((named) => named.code === code);
  return {
    isMinistry: among(network.ministries),
    isReason: among(network.refusalReasons),
    isNature: among(network.natures),
    isSuspensionReason: among(network.suspensionReasons),
  };
}

/** What a firm may complain about. */
export const isComplaintGround =
  ({ network }: Pick<AdviserDeps, 'network'>) =>
  (code: string): boolean =>
    network.complaintGrounds.some((ground) => ground.code === code);

/** What an adviser can be good at: the topics but the last resort. */
export function fieldsOf(topics: readonly Topic[]): readonly Topic[] {
  return topics.filter(({ code }) => code !== 'other');
}

/** The profile with the seat of its province, where that is known. */
export function located<T extends Pick<Profile, 'provinceId'>>({ network }: Pick<AdviserDeps, 'network'>, profile: T) {
  const seat = network.seats.get(profile.provinceId);
  return { ...profile, ...(seat !== undefined && { seat }) };
}
