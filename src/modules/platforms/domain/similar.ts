/** Platforms that do much of the same: by shared functions, all vendors alike. */
import type { Platform } from './platform.ts';

/** How many functions two platforms share. */
export function sharedFunctions(one: Platform, other: Platform): number {
  return one.functions.filter((code) => other.functions.includes(code)).length;
}

/** Those sharing at least half of the functions of the smaller of the two. */
export function similarTo(platform: Platform, platforms: readonly Platform[]): readonly Platform[] {
  return platforms.filter(
    (other) =>
      other.id !== platform.id &&
      sharedFunctions(platform, other) * 2 >= Math.min(platform.functions.length, other.functions.length),
  );
}
