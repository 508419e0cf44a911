/** What the actions on papers are given, and the event each of them leaves. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import type { VirusScanner } from '../../../foundation/files/virus-scanner.ts';
import type { IdGenerator } from '../../../foundation/ids.ts';
import type { ActorRef, Ledger } from '../../ledger/index.ts';
import type { PaperOwner, PaperSubject } from '../domain/paper.ts';

export interface PaperDeps {
  readonly db: Db;
  readonly ids: IdGenerator;
  readonly ledger: Ledger;
  /** Absent where none is connected: pages say so. */
  readonly scanner?: VirusScanner | undefined;
}

export interface PaperAct {
  readonly owner: PaperOwner;
  readonly subject: PaperSubject;
  readonly actor: ActorRef;
  /** Versioned id of the commune or province the thing belongs to. */
  readonly localityId?: string | undefined;
  readonly now: Instant;
}

type PaperEventType = `paper.${'added' | 'infected' | 'opened' | 'removed' | 'shared' | 'unshared'}`;

/** Ids, kind and size: neither the name of a file nor what is in it. */
export async function appendPaperEvent(
  trx: Trx,
  deps: Pick<PaperDeps, 'ids' | 'ledger'>,
  type: PaperEventType,
  act: PaperAct & { readonly paper: { readonly id: string; readonly kind: string; readonly size: number } },
): Promise<void> {
  const { owner, subject, actor, localityId, now, paper } = act;
  await deps.ledger.append(trx, { ids: deps.ids, now }, [
    {
      ...{ type, actor, occurredAt: now },
      ...(owner.kind === 'dossier' && { dossierId: owner.id }),
      ...(localityId !== undefined && { localityId }),
      payload: { paperId: paper.id, for: subject.kind, subjectId: subject.id, kind: paper.kind, size: paper.size },
    },
  ]);
}
