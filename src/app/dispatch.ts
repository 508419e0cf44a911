/** What offers to advisers are given: the field of each thing a firm may ask about, whom it concerns, and the words and maps of their pages. */
import { openIfOurs } from '../foundation/auth-crypto/secrets.ts';
import type { Bilingual } from '../foundation/i18n/language.ts';
import type { ScheduledWork } from '../foundation/jobs/schedule.ts';
import type { AccountPageDeps } from '../modules/accounts/index.ts';
import {
  ADVICE,
  type AskPageDeps,
  type DispatchDeps,
  dispatchRequests,
  dispatchRoutes,
  dispatchUrgent,
  followRequest,
  lapseOffers,
  type OfferPageDeps,
  offerRoutes,
  requestDetails,
} from '../modules/advisers/index.ts';
import type { About, CaseDeps, CasePageDeps } from '../modules/cases/index.ts';
import { listClaims } from '../modules/enterprises/index.ts';
import {
  adviceFields,
  contextAt,
  measures,
  network,
  offerRules,
  places,
  platforms,
  provinceShapes,
  steps,
  topics,
} from './content.ts';

type Rules = Pick<DispatchDeps, 'offers' | 'fieldOf' | 'vendorsOf' | 'recognitionFor' | 'seatOf'>;

/** Of the topic nothing else fits. */
const OTHER = 'other';

function rules(): Rules {
  return {
    offers: offerRules(),
    fieldOf,
    vendorsOf: ({ kind, code }) => {
      const platform = kind === 'platform' ? platforms().byId.get(code) : undefined;
      return platform === undefined ? [] : [platform.vendor];
    },
    recognitionFor: ({ kind, code }) =>
      kind === 'measure' ? adviceFields().recognisedFor.find(({ measure }) => measure === code) : undefined,
    seatOf: (provinceId) => network().seats.get(provinceId),
  };
}

function fieldOf({ kind, code }: About): string {
  const { steps, categories, measures: ofMeasures } = adviceFields();
  switch (kind) {
    case 'topic':
      return code;
    case 'step':
      return steps[code] ?? OTHER;
    case 'platform':
      return categories[platforms().byId.get(code)?.categories[0] ?? ''] ?? OTHER;
    case 'measure':
      return ofMeasures;
    default:
      return OTHER;
  }
}

/** Name of a platform or a measure a firm asks about. */
export function catalogueTitle({ kind, code }: About): Bilingual | undefined {
  if (kind === 'measure') return measures().byId.get(code)?.title;
  const platform = kind === 'platform' ? platforms().byId.get(code) : undefined;
  return platform && { vi: platform.name, en: platform.name };
}

export const dispatchEffects = (deps: Pick<CaseDeps, 'ids' | 'ledger' | 'notices'>) => ({
  [ADVICE]: followRequest({ ...deps, ...rules() }),
});

export const dispatchDetails = () => ({ [ADVICE]: requestDetails });

export const withDispatch = (deps: CaseDeps): DispatchDeps => ({ ...deps, ...rules() });

/** What asking for advice is given, under a plan key and from any page. */
export function askPages(
  deps: CasePageDeps,
  { db, key }: AccountPageDeps,
  openPlan: AskPageDeps['openPlan'],
): AskPageDeps {
  const dispatch = withDispatch(deps);
  return {
    ...{ ...deps, contextAt, places: places(), topics: topics(), openPlan },
    titleOf: (kind, code) => (kind === 'step' ? steps().byId.get(code)?.title : catalogueTitle({ kind, code })),
    firmsOf: async (personId) =>
      (await listClaims(db, personId)).flatMap(({ name, level, sealedKey }) => {
        const opened = level === 'refused' ? undefined : openIfOurs(key, sealedKey);
        return opened === undefined ? [] : [{ name, key: opened }];
      }),
    afterAsking: async (caseId, now) => {
      await dispatchUrgent(dispatch, caseId, now);
    },
  };
}

export function dispatchPages(deps: CasePageDeps) {
  const page: OfferPageDeps = {
    ...withDispatch(deps),
    ...{ places: places(), topics: topics(), languages: network().languages, shapes: provinceShapes() },
    aboutInWords: deps.aboutInWords,
  };
  return [...offerRoutes(page), ...dispatchRoutes(page)];
}

export function dispatchSchedule(deps: CaseDeps): ScheduledWork[] {
  return [
    {
      name: 'advisers.dispatch',
      sentence:
        'Every minute pass on the offers nobody answered in time, then make offers for the requests that are due.',
      rhythm: { everySeconds: 60 },
      run: async (now) => {
        await lapseOffers(withDispatch(deps), now);
        await dispatchRequests(withDispatch(deps), now);
      },
    },
  ];
}
