/** Loading a register: what its pages and its reader are given, and the clock that reads files in the background. */
import { contentHash } from '../foundation/content-hash.ts';
import type { ScheduledWork } from '../foundation/jobs/schedule.ts';
import type { AccountPageDeps } from '../modules/accounts/index.ts';
import { followPlaces, type ImportDeps, type ImportPageDeps, runImports } from '../modules/enterprises/index.ts';
import { contextAt, industries, places } from './content.ts';

type RouteDeps = Pick<ImportDeps, 'db' | 'clock' | 'ids' | 'ledger'>;

function importDeps(deps: RouteDeps): ImportDeps {
  return {
    ...deps,
    places: places(),
    versions: contentHash([places().hash, industries().hash]),
    isIndustry: (code) => industries().findIndustry(code) !== undefined,
    contextAt,
  };
}

export function importDesk(deps: RouteDeps, { roles }: Pick<AccountPageDeps, 'roles'>): ImportPageDeps {
  return {
    ...importDeps(deps),
    roles,
    industries: industries(),
    statusesAt: (day) => contextAt(day).vocabulary.facts.operatingStatus?.codes ?? [],
  };
}

/** In a runner of its own: a million lines take a minute, and a code to sign in must not wait for them. */
export function importSchedule(deps: RouteDeps, stopping: AbortSignal): ScheduledWork[] {
  return [
    {
      name: 'enterprises.run-imports',
      sentence: 'Every two seconds look whether an officer has sent a register, and read it.',
      rhythm: { everySeconds: 2 },
      run: () => runImports({ ...importDeps(deps), stopping }),
    },
    {
      name: 'enterprises.follow-places',
      sentence:
        'Every five minutes look whether an act has dissolved a commune of the register, and let its firms follow or wait.',
      rhythm: { everySeconds: 300 },
      run: async (now) => {
        await followPlaces({ ...deps, places: places() }, now);
      },
    },
  ];
}
