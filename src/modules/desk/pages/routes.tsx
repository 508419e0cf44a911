/** Addresses for advisers, officers and buyers: a door that says what works, and behind the officers' one the desk of whoever works there. */
import type { Actor, Scope } from '../../../foundation/actor.ts';
import type { PageReply, PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { organisationNames } from '../../accounts/index.ts';
import { audienceText, deskText } from '../messages/index.ts';
import { type Audience, AudiencePage } from './audience-page.tsx';
import { auditRoutes } from './audit-routes.tsx';
import type { DeskDeps } from './desk-deps.ts';
import { HomePage } from './home-page.tsx';
import { loadHome } from './home-view.ts';
import { reportRoutes } from './report-routes.tsx';
import { viewRoutes } from './view-routes.tsx';

const DOORS: readonly { path: string; audience: Audience; section: NonNullable<PageReply['section']> }[] = [
  { path: '/:lang/advisers', audience: 'advisers', section: 'advisers' },
  { path: '/:lang/desk', audience: 'officers', section: 'desk' },
  { path: '/:lang/linkage', audience: 'buyers', section: 'linkage' },
];

/** Without `deps` nobody can sign in here, and every door only tells. */
export function deskRoutes(deps?: DeskDeps): Route[] {
  return [
    ...doors(deps),
    ...(deps === undefined ? [] : [...auditRoutes(deps), ...reportRoutes(deps), ...viewRoutes(deps)]),
  ];
}

function doors(deps: DeskDeps | undefined): Route[] {
  return DOORS.map(({ path, audience, section }) => ({
    method: 'GET',
    // Beside the directory, which stands where people can have accounts.
    path: audience === 'advisers' && deps !== undefined ? `${path}/start` : path,
    verb: 'public',
    handle: (request) => {
      const { actor, language } = request;
      if (audience === 'officers' && deps !== undefined && actor !== undefined && worksHere(deps, actor))
        return home(deps, request, actor);
      const words = audienceText(language).audiences[audience];
      return {
        kind: 'page',
        title: words.title,
        description: words.description,
        section,
        body: <AudiencePage language={language} audience={audience} />,
      };
    },
  }));
}

function worksHere({ roles }: DeskDeps, { actingAs }: Actor): boolean {
  return actingAs !== undefined && roles.byCode.get(actingAs.role)?.kind === 'programme';
}

async function nameOfOffice({ db, places }: DeskDeps, scope: Scope | undefined, language: Language): Promise<string> {
  if (scope?.kind === 'locality') return places.nameOf(scope.localityId, language);
  const { organisation, nation } = deskText(language).home;
  if (scope?.kind !== 'organisation') return nation;
  return (await organisationNames(db, [scope.organisationId])).get(scope.organisationId) ?? organisation;
}

async function home(deps: DeskDeps, { language, now, today }: PageRequest, actor: Actor): Promise<Reply> {
  const scope = actor.actingAs?.scope;
  const officeName = await nameOfOffice(deps, scope, language);
  return {
    kind: 'page',
    title: officeName,
    section: 'desk',
    deskSection: 'home',
    body: (
      <HomePage
        language={language}
        today={today}
        view={await loadHome(deps, { actor, language, now, today })}
        officeName={officeName}
        nextCommand={() => deps.ids.next()}
        personId={actor.personId}
        places={deps.places}
        verbs={deps.roles.byCode.get(actor.actingAs?.role ?? '')?.verbs ?? []}
      />
    ),
  };
}
