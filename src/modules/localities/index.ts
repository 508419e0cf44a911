/** The door of localities: places by versioned id, what contains what, names, search, and the commune question. */
export type { ApplyActsDeps } from './actions/apply-acts.ts';
export { localityRoutes } from './api/routes.ts';
export { localitiesVerb } from './cli/localities.ts';
export { type LoadedLocalities, loadLocalities } from './content/load-localities.ts';
export { became } from './domain/became.ts';
export { type CommuneChoice, type CommuneSearch, searchCommunes } from './domain/commune-question.ts';
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
export { followActs, localitySchedule } from './jobs/follow-acts.ts';
export { type CommuneAnswer, communeMessage, readCommuneAnswer } from './pages/commune-answer.ts';
export { CommunePicker, type CommunePickerProps } from './pages/commune-picker.tsx';
