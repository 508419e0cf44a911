/** The adviser network, given what the others know: its rules, its part in cases, its pages. */
import type { Route } from '../foundation/http/route.ts';
import type { IdGenerator } from '../foundation/ids.ts';
import type { ScheduledWork } from '../foundation/jobs/schedule.ts';
import {
  type AdviserDeps,
  applicationDetails,
  complaintDetails,
  expireRecognitions,
  followApplication,
  followComplaint,
  networkRoutes as routesOfNetwork,
  teamRoutes,
} from '../modules/advisers/index.ts';
import type { CaseDeps, CaseDetailsOf, CaseEffect } from '../modules/cases/index.ts';
import type { Ledger } from '../modules/ledger/index.ts';
import { network, places, platforms, teams, topics } from './content.ts';

export function networkDeps(cases: CaseDeps): AdviserDeps {
  return { ...cases, places: places(), network: network(), topics: topics() };
}

export function networkRoutes(cases: CaseDeps): Route[] {
  const deps = networkDeps(cases);
  const ofNetwork = routesOfNetwork({
    ...deps,
    vendors: () =>
      [...new Set(platforms().platforms.map(({ vendor }) => vendor))].sort((a, b) => a.localeCompare(b, 'vi')),
  });
  return [...ofNetwork, ...teamRoutes({ ...deps, teams: teams() })];
}

export function networkSchedule(cases: CaseDeps): readonly ScheduledWork[] {
  return [
    {
      name: 'advisers.expire',
      sentence: 'Every day from 01:20 end the recognitions whose last day has passed, and say so thirty days before.',
      rhythm: { dailyAt: '01:20' },
      run: async (now) => {
        await expireRecognitions(networkDeps(cases), now);
      },
    },
  ];
}

/** By case type. */
export function networkEffects(deps: {
  readonly ids: IdGenerator;
  readonly ledger: Ledger;
  readonly notices: CaseDeps['notices'];
}): Readonly<Record<string, CaseEffect>> {
  return { 'adviser-recognition': followApplication(deps), 'adviser-complaint': followComplaint(deps) };
}

/** By case type. */
export function networkDetails(): Readonly<Record<string, CaseDetailsOf>> {
  const names = { places: places(), network: network(), topics: topics() };
  return { 'adviser-recognition': applicationDetails(names), 'adviser-complaint': complaintDetails(names) };
}
