/** How a result compares with like firms: the narrowest group that has enough of them, told in rounded shares that give no single firm away. */
import type { SectionResult } from './assessment-result.ts';

/** What makes firms alike; a wider group leaves the last out first. */
export interface PeerGroup {
  readonly sectorGroup?: string;
  readonly sizeClass?: string;
  readonly provinceId?: string;
}

/** Fewer others than this are not compared with: one firm's answers could be told from the numbers. */
export const FEWEST_PEERS = 10;
/** The latest of a larger group: the picture hardly changes, the answer stays quick. */
export const MOST_PEERS = 2_000;
const STEP = 5;

export interface PeerSection {
  readonly code: string;
  /** Shares of the points a section can give, 0 to 1, as they are. */
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

export interface ComparedSection {
  readonly code: string;
  /** Whole percent; the firm's own. */
  readonly own: number;
  /** Percent in steps of five: the lower quarter ends, the middle, the upper quarter begins. */
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

export type Benchmark =
  | { readonly kind: 'too-few' }
  | {
      readonly kind: 'compared';
      readonly group: PeerGroup;
      /** Others in the group, rounded down to tens. */
      readonly firms: number;
      readonly isLatestOnly: boolean;
      readonly sections: readonly ComparedSection[];
      /** In how many sections the firm is above the middle. */
      readonly above: number;
    };

/** From the narrowest to the widest; what is not known of the firm narrows nothing. */
export function groupsOf({ sectorGroup, sizeClass, provinceId }: PeerGroup): readonly PeerGroup[] {
  const groups: PeerGroup[] = [];
  if (sectorGroup !== undefined) {
    if (sizeClass !== undefined && provinceId !== undefined) groups.push({ sectorGroup, sizeClass, provinceId });
    if (sizeClass !== undefined) groups.push({ sectorGroup, sizeClass });
    groups.push({ sectorGroup });
  }
  return [...groups, {}];
}

export function compareWithPeers(
  own: readonly SectionResult[],
  peers: { readonly group: PeerGroup; readonly firms: number; readonly sections: readonly PeerSection[] },
): Benchmark {
  if (peers.firms < FEWEST_PEERS) return { kind: 'too-few' };
  const byCode = new Map(peers.sections.map((section) => [section.code, section]));
  const sections = own.flatMap(({ code, score, max }): ComparedSection[] => {
    const section = byCode.get(code);
    if (section === undefined || score === null || max === null || max === 0) return [];
    const { low, middle, high } = section;
    return [
      { code, own: Math.round((score / max) * 100), ...{ low: step(low), middle: step(middle), high: step(high) } },
    ];
  });
  if (sections.length === 0) return { kind: 'too-few' };
  return {
    kind: 'compared',
    group: peers.group,
    firms: Math.floor(peers.firms / 10) * 10,
    isLatestOnly: peers.firms >= MOST_PEERS,
    sections,
    above: sections.filter((section) => section.own > section.middle).length,
  };
}

function step(share: number): number {
  return Math.round((share * 100) / STEP) * STEP;
}
