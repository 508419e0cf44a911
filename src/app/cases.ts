/** What cases, requests for advice and notices are given: content, the people who work, and the letters that leave. */
import { openIfOurs } from '../foundation/auth-crypto/secrets.ts';
import type { VirusScanner } from '../foundation/files/virus-scanner.ts';
import type { Route } from '../foundation/http/route.ts';
import type { ScheduledWork } from '../foundation/jobs/schedule.ts';
import type { AccountPageDeps } from '../modules/accounts/index.ts';
import { askRoutes, counterRoutes, networkAbout } from '../modules/advisers/index.ts';
import {
  agendaOf,
  applicantCaseRoutes,
  askAtEnd,
  type CaseDetailsOf,
  type CaseEffect,
  type CasePageDeps,
  caseCalendarRoutes,
  casePaperRoutes,
  confirmRoutes,
  coverAbsences,
  deskCaseRoutes,
  deskPeopleRoutes,
  firmCaseRoutes,
  lapseCases,
  noteInfectedPaper,
  partnerCaseRoutes,
  passOnLeft,
} from '../modules/cases/index.ts';
import { scanPapers } from '../modules/documents/index.ts';
import { createNotifier, type Notifier, noticeRoutes, noticeSchedule } from '../modules/notices/index.ts';
import { openPlan, type PlanDeps } from '../modules/plans/index.ts';
import { networkDetails, networkEffects, networkRoutes, networkSchedule } from './advisers.ts';
import { calendars, caseTypes, contextAt, network, places, steps, topics } from './content.ts';
import {
  askPages,
  catalogueTitle,
  dispatchDetails,
  dispatchEffects,
  dispatchPages,
  dispatchSchedule,
} from './dispatch.ts';
import { trialAbout, trialEffects, trialPages, trialParts } from './trials.ts';

/** By case type: what a capability keeps in step with its cases, and what it shows on their pages. */
const EFFECTS: Readonly<Record<string, CaseEffect>> = {};
const DETAILS: Readonly<Record<string, CaseDetailsOf>> = {};

export interface Cases {
  readonly deps: CasePageDeps;
  readonly notifier: Notifier;
  /** `plan`: for whoever asks without a dossier. */
  readonly routes: (plan: PlanDeps) => Route[];
  readonly schedule: readonly ScheduledWork[];
}

/** `origin`: where people open the portal, for links in letters. `scanner`: of papers; absent where none is connected. */
export function openCases(accounts: AccountPageDeps, origin: string, scanner?: VirusScanner): Cases {
  const { db, ids, ledger, roles, mail, messages } = accounts;
  const notifyDeps = { ids, mail, messages, origin };
  const notifier = createNotifier(notifyDeps);
  const deps: CasePageDeps = {
    ...{ db, ids, ledger, roles, places: places(), types: caseTypes(), calendars: calendars(), notices: notifier },
    ...(scanner !== undefined && { scanner }),
    unseal: (sealed) => openIfOurs(accounts.key, sealed),
    hashCode: (code) => accounts.key.hash('case-code', code),
    effects: {
      ...EFFECTS,
      ...networkEffects({ ids, ledger, notices: notifier }),
      ...dispatchEffects({ ids, ledger, notices: notifier }),
      ...trialEffects({ ids, ledger }),
    },
    details: { ...DETAILS, ...networkDetails(), ...dispatchDetails(), ...trialParts({ db, ids, ledger }) },
    aboutInWords: (about, language) =>
      networkAbout({ network: network() }, about, language) ??
      trialAbout(about) ??
      (about.kind === 'step' ? stepTitle(about.code) : topics().find((topic) => topic.code === about.code)?.label)?.[
        language
      ] ??
      catalogueTitle(about)?.[language] ??
      about.code,
  };
  return {
    deps,
    notifier,
    routes: (plan) => [
      ...firmCaseRoutes(deps),
      ...applicantCaseRoutes(deps),
      ...deskCaseRoutes(deps),
      ...deskPeopleRoutes(deps),
      ...casePaperRoutes(deps),
      ...caseCalendarRoutes(deps),
      ...partnerCaseRoutes(deps),
      ...confirmRoutes(deps),
      ...askRoutes(askPages(deps, accounts, (start) => openPlan(plan, start))),
      ...counterRoutes({
        ...{ ...deps, contextAt, topics: topics() },
        openPlan: (trx, start) => openPlan({ ...plan, db: trx }, start),
      }),
      ...networkRoutes(deps),
      ...trialPages(deps),
      ...dispatchPages(deps),
      ...noticeRoutes({
        ...{ db, ids, mail, messages, key: accounts.key, policy: { roles, contains: places().contains } },
        agenda: (actor, language) => agendaOf(deps, actor, language),
      }),
    ],
    schedule: [
      {
        name: 'cases.lapse',
        sentence: 'Every minute move cases up whose promise has passed, remind firms, and close what nobody answers.',
        rhythm: { everySeconds: 60 },
        run: async (now) => {
          await lapseCases(deps, now);
        },
      },
      {
        name: 'cases.cover-absences',
        sentence:
          'Every five minutes pass on what falls due while whoever holds it is away, and all that is held by whoever left their office.',
        rhythm: { everySeconds: 300 },
        run: async (now) => {
          await passOnLeft(deps, now);
          await coverAbsences(deps, now);
        },
      },
      {
        name: 'cases.ask-at-end',
        sentence: 'Every hour ask those whose case has been closed for a while how it went.',
        rhythm: { everySeconds: 3600 },
        run: async (now) => {
          await askAtEnd(deps, now);
        },
      },
      ...(scanner === undefined ? [] : [scanning(deps, scanner)]),
      ...dispatchSchedule(deps),
      ...networkSchedule(deps),
      ...noticeSchedule({ ...notifyDeps, db }),
    ],
  };
}

function scanning(deps: CasePageDeps, scanner: VirusScanner): ScheduledWork {
  return {
    name: 'documents.scan',
    sentence: 'Every minute have papers scanned for viruses that nobody has scanned yet.',
    rhythm: { everySeconds: 60 },
    run: async (now) => {
      await scanPapers(
        {
          ...{ ...deps, scanner },
          onInfected: async (trx, { id: paperId, subject }) => {
            if (subject.kind === 'case') await noteInfectedPaper(trx, deps, { caseId: subject.id, paperId, now });
          },
        },
        now,
      );
    },
  };
}

const stepTitle = (id: string) => steps().byId.get(id)?.title;
