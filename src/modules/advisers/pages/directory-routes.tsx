/** Addresses of the public directory: the list with its filters in the address, and each adviser. No contact of a person is shown. */
import type { PageReply, PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { isUuid } from '../../../foundation/ids.ts';
import { conflictsOn, recognitionsOn } from '../domain/adviser.ts';
import { outcomesOf, qualityOf } from '../domain/quality.ts';
import { weekBegan } from '../domain/week.ts';
import { directoryText } from '../messages/directory.ts';
import { findAdviser } from '../store/advisers.read.ts';
import { type Near, searchDirectory } from '../store/directory.read.ts';
import { listLoads } from '../store/offers.read.ts';
import { listHelpedSteps, listWords } from '../store/quality.read.ts';
import { AdviserPage } from './adviser-page.tsx';
import { type DirectoryAddress, DirectoryPage, PAGE_ROWS } from './directory-page.tsx';
import type { NetworkPageDeps } from './network-page.ts';

export function directoryRoutes(deps: NetworkPageDeps): Route[] {
  return [
    { method: 'GET', path: '/:lang/advisers', verb: 'public', handle: (request) => showDirectory(deps, request) },
    {
      method: 'GET',
      path: '/:lang/advisers/:adviser',
      verb: 'public',
      handle: (request) => showAdviser(deps, request),
    },
  ];
}

function addressOf({ query }: PageRequest): DirectoryAddress {
  const page = /^[1-9]\d{0,3}$/.test(query.get('page')) ? Number(query.get('page')) : 1;
  return {
    ...{ text: query.get('q').slice(0, 120), place: query.get('place').slice(0, 120), field: query.get('field') },
    ...{ spoken: query.get('spoken'), remoteOnly: query.get('remote') === 'yes', page },
  };
}

async function showDirectory(deps: NetworkPageDeps, request: PageRequest): Promise<PageReply> {
  const { language, today } = request;
  const address = addressOf(request);
  const near = nearOf(deps, address.place);
  const known = <T extends { readonly code: string }>(list: readonly T[], code: string) =>
    list.some((each) => each.code === code) ? code : undefined;
  const { advisers, found } = await searchDirectory(
    deps.db,
    {
      ...{ text: address.text, near, remoteOnly: address.remoteOnly, today },
      field: known(deps.topics, address.field),
      language: known(deps.network.languages, address.spoken),
    },
    { limit: PAGE_ROWS, offset: (address.page - 1) * PAGE_ROWS },
  );
  const text = directoryText(language);
  return {
    kind: 'page',
    title: text.title,
    description: text.description,
    section: 'advisers',
    body: <DirectoryPage {...{ deps, language, today, address, advisers, found, near }} />,
  };
}

/** Undefined for a text that names no place. */
function nearOf({ places }: NetworkPageDeps, typed: string): (Near & { readonly id: string }) | undefined {
  if (typed === '') return undefined;
  const id = places.findLocality(typed)?.id ?? places.searchLocalities(typed, { limit: 1 })[0]?.locality.id;
  const province = id === undefined ? undefined : places.provinceOf(id);
  if (id === undefined || province === undefined) return undefined;
  const isCommune = places.findLocality(id)?.level === 'commune';
  return {
    id: isCommune ? id : province.id,
    communes: isCommune ? [id, ...places.predecessorsOf(id)] : [],
    provinces: [province.id, ...places.predecessorsOf(province.id)],
  };
}

async function showAdviser(deps: NetworkPageDeps, { params, language, today, now }: PageRequest): Promise<Reply> {
  const id = params.adviser ?? '';
  const adviser = isUuid(id) ? await findAdviser(deps.db, id, today) : undefined;
  if (adviser?.status !== 'active') return { kind: 'not-found' };
  const began = weekBegan(now);
  const load = (await listLoads(deps.db, { weekBegan: began, since: began }, id)).get(id);
  return {
    kind: 'page',
    title: adviser.name,
    section: 'advisers',
    body: (
      <AdviserPage
        {...{ deps, language, today, adviser }}
        isFull={(load?.takenThisWeek ?? 0) >= adviser.capacityPerWeek}
        conflicts={conflictsOn(adviser, today)}
        recognitions={recognitionsOn(adviser, today)}
        quality={qualityOf(await listWords(deps.db, adviser))}
        outcomes={outcomesOf(await listHelpedSteps(deps.db, adviser.id), today)}
      />
    ),
  };
}
