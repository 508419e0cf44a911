/** Addresses of applying as an adviser: open to read, an account to send. */
import type { Actor } from '../../../foundation/actor.ts';
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageReply, PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import type { Issue } from '../../../ui/index.ts';
import { signedInRoute } from '../../accounts/index.ts';
import { type CommuneAnswer, communeMessage, readCommuneAnswer } from '../../localities/index.ts';
import { applyAsAdviser } from '../actions/apply-as-adviser.ts';
import type { EnteredConflict } from '../domain/read-conflicts.ts';
import type { EnteredProfile } from '../domain/read-profile.ts';
import { joiningText } from '../messages/joining.ts';
import { findAdviserOfPerson } from '../store/advisers.read.ts';
import { findOpenApplication } from '../store/applications.read.ts';
import { type ApplyForm, ApplyPage } from './apply-page.tsx';
import { issuesOf, type NetworkPageDeps } from './network-page.ts';

/** Rows for vendors on the form; more are added on one's own page. */
export const CONFLICT_ROWS = 3;

export function applyRoutes(deps: NetworkPageDeps): Route[] {
  const address = { path: '/:lang/advisers/apply', verb: 'adviser.apply' };
  return [
    { ...address, method: 'GET', privacy: 'personal', handle: (request) => applyPage(deps, request, BLANK) },
    signedInRoute({ ...address, method: 'POST' }, (request, actor) => send(deps, request, actor)),
  ];
}

const BLANK: ApplyForm = {
  profile: {
    ...{ kind: 'person', name: '', communeId: '', provinceId: '', fields: [], languages: ['vi'], remote: '' },
    ...{ capacity: '', about: '' },
  },
  conflicts: [],
  wish: { ministry: '', fields: [] },
  declared: false,
};

function formFrom({ form }: PageRequest, placeId: string): ApplyForm {
  const short = (name: string, most: number) => form.get(name).slice(0, most);
  const many = (name: string) => form.all(name).slice(0, 40);
  const profile: EnteredProfile = {
    ...{ kind: short('kind', 20), name: short('name', 200), communeId: placeId, provinceId: '' },
    ...{ fields: many('fields'), languages: many('languages'), remote: short('remote', 5) },
    ...{ capacity: short('capacity', 5), about: short('about', 2000) },
  };
  const conflicts = Array.from({ length: CONFLICT_ROWS }, (_, index): EnteredConflict => {
    const row = String(index + 1);
    return { vendorName: short(`vendor${row}`, 300), nature: short(`nature${row}`, 40) };
  });
  const wish = { ministry: short('ministry', 40), fields: many('wishFields') };
  return { profile, conflicts, wish, declared: form.get('declared') === 'yes' };
}

async function send(deps: NetworkPageDeps, request: PageRequest, actor: Actor): Promise<Reply> {
  const { form, language, now } = request;
  const { errors } = joiningText(language);
  const answer = readCommuneAnswer(deps.places, form, 'commune');
  const placeId = answer.kind === 'chosen' ? answer.id : '';
  const entered = formFrom(request, placeId);
  const isCommune = deps.places.findLocality(placeId)?.level === 'commune';
  const profile = isCommune ? entered.profile : { ...entered.profile, communeId: '', provinceId: placeId };
  const { conflicts, wish, declared } = entered;
  if (answer.kind === 'ask') {
    const message = communeMessage(answer, language) ?? errors['advisers.profile.place'];
    return applyPage(deps, request, entered, [{ field: 'commune', message }], answer);
  }
  const sent = await applyAsAdviser(deps, {
    ...{ actor, entered: profile, conflicts, wish, declared, command: commandOf(deps, request), now },
  });
  if (sent.ok) return { kind: 'redirect', to: `/${language}/account/cases/${sent.value}?done=sent`, status: 303 };
  return applyPage(deps, request, entered, issuesOf(sent.refusals, errors, 'kind'), answer);
}

async function applyPage(
  deps: NetworkPageDeps,
  { language, actor, today }: PageRequest,
  form: ApplyForm,
  issues: readonly Issue[] = [],
  answer?: CommuneAnswer,
): Promise<PageReply> {
  const known = actor && (await findAdviserOfPerson(deps.db, actor.personId, today));
  const open = known && (await findOpenApplication(deps.db, known.id));
  const name = form.profile.name === '' && issues.length === 0 ? (actor?.name ?? '') : form.profile.name;
  return {
    kind: 'page',
    ...(issues.length > 0 && { status: 422 }),
    title: joiningText(language).apply.title,
    section: 'advisers',
    body: (
      <ApplyPage
        {...{ deps, language, issues, answer }}
        standing={actor === undefined ? 'visitor' : (known?.status ?? 'none')}
        openCaseId={open?.caseId}
        form={{ ...form, profile: { ...form.profile, name } }}
        vendors={deps.vendors()}
        command={deps.ids.next()}
      />
    ),
  };
}
