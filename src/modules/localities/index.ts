/** The door of localities: places by versioned id, what contains what, names, search, and the commune question. */
export { type LoadedLocalities, loadLocalities } from './content/load-localities.ts';
export { createGazetteer, type Gazetteer } from './domain/gazetteer.ts';
export type {
  Commune,
  Containment,
  FormerCommune,
  FormerProvince,
  Locality,
  LocalityData,
  Province,
} from './domain/locality.ts';
export type { LocalityMatch, SearchLevel, SearchOptions } from './domain/search.ts';
