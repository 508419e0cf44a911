/** The real catalogue, vocabulary and gazetteer for tests of measures. */
import type { LocalDate } from '../foundation/clock.ts';
import type { Language } from '../foundation/i18n/language.ts';
import { type ConditionContext, type Dossier, emptyDossier, type Names } from '../modules/conditions/index.ts';
import { dossierFromPlainFacts, loadVocabulary } from '../modules/enterprises/index.ts';
import { loadIndustries } from '../modules/industries/index.ts';
import { loadLocalities } from '../modules/localities/index.ts';
import { loadMeasures } from '../modules/measures/index.ts';

export const TODAY = '2026-09-01' as LocalDate;
export const facts = loadVocabulary();
export const industries = loadIndustries();
export const gazetteer = loadLocalities();
export const catalogue = loadMeasures(facts.vocabularyAt(TODAY));

export function contextOn(asOf: LocalDate): ConditionContext {
  return {
    asOf,
    vocabulary: facts.vocabularyAt(asOf),
    localities: gazetteer,
    lookups: { province: (id) => gazetteer.provinceOf(id)?.id, sectorGroup: (code) => industries.sectorGroupOf(code) },
  };
}

export function dossierOf(plain: Readonly<Record<string, unknown>>): Dossier {
  const given = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
  const dossier = dossierFromPlainFacts(facts.vocabularyAt(TODAY), given);
  if (!dossier.ok) throw new Error(JSON.stringify(dossier.refusals));
  return Object.keys(given).length === 0 ? emptyDossier : dossier.value;
}

export function measureOf(id: string) {
  const measure = catalogue.byId.get(id);
  if (measure === undefined) throw new Error(`no measure ${id}`);
  return measure;
}

export function namesIn(language: Language): Names {
  return {
    locality: (id) => gazetteer.nameOf(id, language) || undefined,
    industry: (code) => industries.nameOf(code, language) || undefined,
  };
}
