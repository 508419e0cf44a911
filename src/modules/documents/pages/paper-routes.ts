/** Addresses of papers under the address of whatever they belong to; that thing's module says who may, these carry it out. */
import type { Actor } from '../../../foundation/actor.ts';
import { MEDIA_TYPES } from '../../../foundation/files/file-kind.ts';
import { commandOf } from '../../../foundation/http/command-of.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { isUuid } from '../../../foundation/ids.ts';
import type { Refusal } from '../../../foundation/result.ts';
import { attachPaper, type PaperOrder } from '../actions/attach-paper.ts';
import { openPaper } from '../actions/open-paper.ts';
import type { PaperDeps } from '../actions/paper-deps.ts';
import { removePaper } from '../actions/remove-paper.ts';
import { type SharingOrder, sharePaper } from '../actions/share-paper.ts';
import { LARGEST_PAPER } from '../domain/paper.ts';

/** One thing, opened by somebody who may see it. */
export interface PaperDoor
  extends Pick<PaperOrder, 'owner' | 'subject' | 'by' | 'actor' | 'localityId' | 'may' | 'afterwards'> {
  /** Where the list stands, and where one is led after adding. */
  readonly back: string;
  /** The same page with what was refused, status 422. */
  readonly again: (refusals: readonly Refusal[]) => Promise<Reply>;
  /** Somebody else than the owner: what they open is noted. */
  readonly reader?: Actor | undefined;
  /** Opened by a partner: what the owner has not shown it is not there. */
  readonly onlyShared?: boolean | undefined;
  readonly onShared?: SharingOrder['onShared'];
}

export interface PaperAddresses {
  /** Of the thing, e.g. `/:lang/desk/cases/:case`. */
  readonly path: string;
  readonly privacy: 'private' | 'personal';
  readonly readVerb: string;
  /** Absent where papers are only read. */
  readonly writeVerb?: string | undefined;
  /** Its owner's address: there a paper is shown to a partner. */
  readonly shares?: boolean | undefined;
  /** The thing as whoever asks may see it, else the answer they get. */
  readonly open: (request: PageRequest) => Promise<PaperDoor | Reply>;
}

export function paperRoutes(deps: PaperDeps, addresses: PaperAddresses): Route[] {
  const { path, privacy, readVerb, writeVerb, open } = addresses;
  const under =
    (handle: (request: PageRequest, door: PaperDoor) => Promise<Reply>) =>
    async (request: PageRequest): Promise<Reply> => {
      const door = await open(request);
      return 'kind' in door ? door : handle(request, door);
    };
  const reading: Route = {
    ...{ method: 'GET', path: `${path}/papers/:paper`, verb: readVerb, privacy },
    handle: under((request, door) => download(deps, request, door)),
  };
  if (writeVerb === undefined) return [reading];
  const writing = (suffix: string, handle: Parameters<typeof under>[0]): Route => ({
    ...{ method: 'POST', path: `${path}/papers${suffix}`, verb: writeVerb, privacy },
    handle: under(handle),
  });
  return [
    { ...writing('', (request, door) => add(deps, request, door)), largestUpload: LARGEST_PAPER },
    reading,
    writing('/:paper/remove', (request, door) => remove(deps, request, door)),
    ...(addresses.shares === true ? [writing('/:paper/share', (request, door) => share(deps, request, door))] : []),
  ];
}

async function add(deps: PaperDeps, { form, file, now }: PageRequest, door: PaperDoor): Promise<Reply> {
  const added = await attachPaper(deps, {
    ...{ ...door, file, now },
    command: commandOf(deps, { form }),
  });
  return added.ok ? { kind: 'redirect', to: door.back, status: 303 } : door.again(added.refusals);
}

/** Never shown inside the portal: saved by the browser, and powerless should it be opened. */
async function download(deps: PaperDeps, { params, now }: PageRequest, door: PaperDoor): Promise<Reply> {
  const paperId = params.paper ?? '';
  const found = isUuid(paperId) ? await openPaper(deps, { ...door, paperId, now }) : undefined;
  if (found === undefined) return { kind: 'not-found' };
  // The list says why.
  if (found.bytes === undefined) return { kind: 'redirect', to: door.back, status: 303 };
  return {
    kind: 'file',
    contentType: MEDIA_TYPES[found.paper.kind],
    body: found.bytes,
    fileName: found.paper.name,
    headers: { 'content-security-policy': "default-src 'none'; sandbox" },
  };
}

async function remove(deps: PaperDeps, { params, now }: PageRequest, door: PaperDoor): Promise<Reply> {
  const paperId = params.paper ?? '';
  if (!isUuid(paperId)) return { kind: 'not-found' };
  const removed = await removePaper(deps, { ...door, paperId, now });
  return removed.ok ? { kind: 'redirect', to: door.back, status: 303 } : door.again(removed.refusals);
}

async function share(deps: PaperDeps, { params, form, now }: PageRequest, door: PaperDoor): Promise<Reply> {
  const paperId = params.paper ?? '';
  if (!isUuid(paperId)) return { kind: 'not-found' };
  const shared = await sharePaper(deps, { ...door, paperId, share: form.get('share') === 'yes', now });
  return shared.ok ? { kind: 'redirect', to: door.back, status: 303 } : door.again(shared.refusals);
}
