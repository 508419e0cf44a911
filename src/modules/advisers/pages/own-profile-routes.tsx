/** Addresses of an adviser's own page at the desk. */
import type { Actor } from '../../../foundation/actor.ts';
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { Fields, PageReply, PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import type { Issue } from '../../../ui/index.ts';
import { keepOwnProfile, type OwnChange } from '../actions/keep-own-profile.ts';
import { isOpen, isUpheld } from '../domain/complaint.ts';
import { outcomesOf, qualityOf } from '../domain/quality.ts';
import { joiningText } from '../messages/joining.ts';
import { ownText } from '../messages/own-profile.ts';
import { findAdviserOfPerson } from '../store/advisers.read.ts';
import { findOpenApplication } from '../store/applications.read.ts';
import { listComplaintsAbout } from '../store/complaints.read.ts';
import { listHearingsOf } from '../store/hearings.read.ts';
import { listHelpedSteps, listWords } from '../store/quality.read.ts';
import { deskPage, issuesOf, type NetworkPageDeps } from './network-page.ts';
import { NoProfilePage, OwnProfilePage } from './own-profile-page.tsx';

export function ownProfileRoutes(deps: NetworkPageDeps): Route[] {
  const change = (path: string, read: (form: Fields) => OwnChange): Route =>
    deskPage(deps, { method: 'POST', path: `profile${path}`, verb: 'advisers.self' }, (request, actor) =>
      keep(deps, request, actor, read(request.form)),
    );
  return [
    deskPage(deps, { method: 'GET', path: 'profile', verb: 'advisers.self' }, (request, actor) =>
      page(deps, request, actor),
    ),
    change('', profileFrom),
    change('/absences', (form) => ({ kind: 'absence', from: short(form, 'from'), until: short(form, 'until') })),
    change('/absences/remove', (form) => ({ kind: 'absence-removed', absenceId: short(form, 'absence') })),
    change('/conflicts', (form) => ({
      kind: 'conflict',
      entered: { vendorName: form.get('vendor1').slice(0, 300), nature: short(form, 'nature1') },
    })),
    change('/conflicts/end', (form) => ({ kind: 'conflict-ended', conflictId: short(form, 'conflict') })),
    change('/recognition', (form) => ({
      kind: 'recognition',
      wish: { ministry: short(form, 'ministry'), fields: form.all('wishFields').slice(0, 40) },
    })),
  ];
}

const short = (form: Fields, name: string): string => form.get(name).slice(0, 60);

function profileFrom(form: Fields): OwnChange {
  const many = (name: string) => form.all(name).slice(0, 40);
  return {
    kind: 'profile',
    entered: {
      ...{ fields: many('fields'), languages: many('languages'), remote: short(form, 'remote') },
      ...{ capacity: short(form, 'capacity'), about: form.get('about').slice(0, 2000) },
    },
  };
}

async function keep(deps: NetworkPageDeps, request: PageRequest, actor: Actor, change: OwnChange): Promise<Reply> {
  const { language, now } = request;
  const kept = await keepOwnProfile(deps, { actor, change, command: commandOf(deps, request), now });
  if (!kept.ok) {
    const errors = { ...joiningText(language).errors, ...ownText(language).errors };
    return page(deps, request, actor, issuesOf(kept.refusals, errors, 'profile'));
  }
  const to =
    change.kind === 'recognition'
      ? `/${language}/account/cases/${kept.value}?done=sent`
      : `/${language}/desk/profile?done=saved`;
  return { kind: 'redirect', to, status: 303 };
}

async function page(
  deps: NetworkPageDeps,
  { language, today, form, query }: PageRequest,
  actor: Actor,
  issues: readonly Issue[] = [],
): Promise<PageReply> {
  const adviser = await findAdviserOfPerson(deps.db, actor.personId, today);
  const common = { kind: 'page', title: ownText(language).own.title, section: 'desk', deskSection: 'profile' } as const;
  if (adviser === undefined || (adviser.status !== 'active' && adviser.status !== 'suspended'))
    return { ...common, body: <NoProfilePage language={language} /> };
  const words = await listWords(deps.db, adviser);
  const complaints = await listComplaintsAbout(deps.db, adviser.id);
  const open = new Set(complaints.filter(isOpen).map(({ caseId }) => caseId));
  const asked = await listHearingsOf(deps.db, adviser.id);
  return {
    ...common,
    ...(issues.length > 0 && { status: 422, address: `/${language}/desk/profile` }),
    body: (
      <OwnProfilePage
        {...{ deps, language, today, adviser, issues, words }}
        vendors={deps.vendors()}
        entered={issues.length > 0 ? form : undefined}
        openCaseId={(await findOpenApplication(deps.db, adviser.id))?.caseId}
        quality={qualityOf(words)}
        upheld={complaints.filter(isUpheld)}
        hearings={asked.map((each) => ({ ...each, waits: each.stated === undefined && open.has(each.caseId) }))}
        outcomes={outcomesOf(await listHelpedSteps(deps.db, adviser.id), today)}
        saved={query.get('done') === 'saved'}
        nextCommand={() => deps.ids.next()}
      />
    ),
  };
}
