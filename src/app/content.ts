/** All content of the deployment, each part read and checked once, the first time somebody needs it: a verb of the command line reads only its own. */
import { type LocalDate, localDateOf, systemClock } from '../foundation/clock.ts';
import { contentHash } from '../foundation/content-hash.ts';
import type { Language } from '../foundation/i18n/language.ts';
import { loadDemoPeople, loadRoles } from '../modules/accounts/index.ts';
import { loadFields, loadNetwork, loadOfferRules, loadTeams, loadTopics } from '../modules/advisers/index.ts';
import { loadFactLinks, loadFrameworks } from '../modules/assessments/index.ts';
import { loadCalendars, loadCaseTypes } from '../modules/cases/index.ts';
import { type ConditionContext, type Names, PlaceIndex } from '../modules/conditions/index.ts';
import { countRegister, loadVocabulary, type ReadingContext } from '../modules/enterprises/index.ts';
import { countingRules, loadIndicators, loadProvinceShapes, loadPublished } from '../modules/figures/index.ts';
import { loadIndustries } from '../modules/industries/index.ts';
import { loadGuides } from '../modules/learning/index.ts';
import { loadLocalities } from '../modules/localities/index.ts';
import { loadMeasures } from '../modules/measures/index.ts';
import { loadDesks, loadSample, loadSteps } from '../modules/plans/index.ts';
import { loadPlatforms } from '../modules/platforms/index.ts';
import { currentEdition, type Edition, editionInForce, inEdition, perEdition } from './content-editions.ts';

/** What officers may mend is read once an edition; places, codes, facts and roles once a process. */

/** One object for the life of the process: acts are laid over it while it runs, whoever holds it sees them. */
export const places = once(loadLocalities);
export const industries = once(loadIndustries);
export const facts = once(loadVocabulary);
export const frameworks = perEdition(loadFrameworks);
export const factLinks = perEdition(() => loadFactLinks(frameworks()));
export const guides = perEdition(loadGuides);
export const published = perEdition(loadPublished);
export const provinceShapes = once(loadProvinceShapes);
export const indicators = perEdition(loadIndicators);
/** What the projector, the rebuild and the recount of figures share. */
export const counting = perEdition(() => countingRules(indicators(), places(), countRegister));
/** Also in a request that looks at a draft: what is counted never follows what is only looked at. */
export const countingInForce = () => inEdition(editionInForce(), counting);
/** Catalogues are checked against the vocabulary in force when the process starts. */
export const measures = perEdition(() => loadMeasures(facts().vocabularyAt(today())));
export const platforms = perEdition(() => loadPlatforms(facts().vocabularyAt(today()), industries()));
export const steps = perEdition(() => loadSteps(facts().vocabularyAt(today())));
export const roles = once(loadRoles);
export const calendars = once(loadCalendars);
export const caseTypes = once(loadCaseTypes);
export const topics = once(loadTopics);
export const network = once(loadNetwork);
export const teams = once(loadTeams);
export const adviceFields = once(() => loadFields(topics()));
export const offerRules = once(loadOfferRules);
export const demoPeople = once(() => loadDemoPeople(roles()));
/** Plainly invented people and a sample firm, for the demo. */
export const desks = once(loadDesks);
export const sample = once(() => loadSample(facts().vocabularyAt(today())));

/** Vocabulary, places and look-ups on a date of law; the same object for the same day, so that what is compiled against it is kept. */
const contexts = new Map<LocalDate, ConditionContext>();
export function contextAt(asOf: LocalDate): ConditionContext {
  const known = contexts.get(asOf);
  if (known) return known;
  const context: ConditionContext = {
    asOf,
    vocabulary: facts().vocabularyAt(asOf),
    localities: places(),
    lookups: {
      province: (id) => places().provinceOf(id)?.id,
      sectorGroup: (code) => industries().sectorGroupOf(code),
    },
  };
  // A long-running process meets a new day every day; replays ask for old ones now and then.
  if (contexts.size > 64) contexts.clear();
  contexts.set(asOf, context);
  return context;
}

/** Which places lie inside which, for rules compiled to SQL: asked of every place there is or was. */
export const placeIndex = perPlaces(() => new PlaceIndex(places(), places().ids));

export function namesIn(language: Language): Names {
  return {
    locality: (id) => places().nameOf(id, language) || undefined,
    industry: (code) => industries().nameOf(code, language) || undefined,
  };
}

export const reading: ReadingContext = {
  isLocality: (id) => places().findLocality(id) !== undefined,
  isIndustry: (code) => industries().findIndustry(code) !== undefined,
};

/** SHA-256 over the versions of everything a plan reads. */
export const planVersions = perPlaces(() =>
  contentHash({
    vocabulary: facts().hash,
    localities: places().hash,
    industries: industries().hash,
    measures: measures().hash,
    steps: steps().hash,
  }),
);

/** Places are others than before: what was compiled against them is old. */
export function forgetOldPlaces(): void {
  contexts.clear();
}

/** Everything officers may mend, read now: throws what is wrong with it. */
export function readAllContent(): void {
  for (const load of [frameworks, factLinks, guides, published, indicators, measures, platforms, steps]) load();
}

export function today(): LocalDate {
  return localDateOf(systemClock.now());
}

/** Made anew when an act has changed the places, and once an edition. */
function perPlaces<T>(make: () => T): () => T {
  const made = new WeakMap<Edition, { readonly hash: string; readonly value: T }>();
  return () => {
    const edition = currentEdition();
    const { hash } = places();
    const known = made.get(edition);
    if (known?.hash === hash) return known.value;
    const value = make();
    made.set(edition, { hash, value });
    return value;
  };
}

function once<T>(load: () => T): () => T {
  let loaded: { value: T } | undefined;
  return () => {
    loaded ??= { value: load() };
    return loaded.value;
  };
}
