/** The signed-in holder of a plan key takes the firm as theirs: what was answered stays, of the assessments only those they keep. */
import type { Actor } from '../../../foundation/actor.ts';
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { accepted, type Result, refused } from '../../../foundation/result.ts';
import { createReader } from '../../conditions/index.ts';
import { type Claim, type ClaimRefusal, partyKindOf } from '../domain/claim.ts';
import { currentDossier } from '../domain/current-dossier.ts';
import type { DossierRefusal } from '../domain/open-dossier.ts';
import { standingOf } from '../domain/standing.ts';
import { findClaim } from '../store/claims.read.ts';
import { insertClaim } from '../store/claims.write.ts';
import { lockDossier } from '../store/dossiers.read.ts';
import { confirmRepresented } from './confirm-represented.ts';
import type { DossierDeps } from './dossier-deps.ts';
import { openByKey } from './open-by-key.ts';

/** What was made under a plan key beside the answers, for the claimant to keep or discard; app.ts hands it in. */
export interface ClaimReview {
  list(
    db: Db,
    dossierId: string,
    language: Language,
  ): Promise<readonly { readonly id: string; readonly title: string; readonly madeAt: Instant }[]>;
  discard(trx: Trx, dossierId: string, ids: readonly string[]): Promise<void>;
}

export interface ClaimDeps extends DossierDeps {
  readonly review: ClaimReview;
  /** Seals the plan key, so that its person finds the plan again. */
  readonly seal: (text: string) => string;
  /** Tax codes of those the identity provider said the session's person represents, while that is fresh. */
  readonly representedIn: (trx: Trx, sessionId: string, now: Instant) => Promise<readonly string[]>;
  /** Gives the claimant an organisation and the role over it. */
  readonly foundOrganisation: (
    trx: Trx,
    founded: {
      readonly personId: string;
      readonly sessionId: string;
      readonly name: string;
      readonly localityId: string | undefined;
      readonly now: Instant;
    },
  ) => Promise<{ readonly organisationId: string; readonly assignmentId: string }>;
}

export interface ClaimOrder {
  readonly actor: Actor | undefined;
  readonly key: string;
  readonly name: string;
  /** Ids of what the claimant keeps; everything else that `review` lists goes. */
  readonly keep: readonly string[];
  readonly now: Instant;
}

/** Claiming one's own firm again changes nothing; another's is refused. */
export function claimDossier(
  deps: ClaimDeps,
  { actor, key, name, keep, now }: ClaimOrder,
): Promise<Result<undefined, ClaimRefusal | DossierRefusal>> {
  return inTransaction(deps.db, async (trx): Promise<Result<undefined, ClaimRefusal | DossierRefusal>> => {
    const today = localDateOf(now);
    const opened = await openByKey(trx, key, today);
    if (!opened.ok) return opened;
    if (actor === undefined) return refused({ code: 'enterprises.claim.not-signed-in' });
    const { id: dossierId, facts } = opened.value;
    // Two people with the same link meet here.
    await lockDossier(trx, dossierId);
    const held = await findClaim(trx, dossierId);
    if (held !== undefined)
      return held.personId === actor.personId ? accepted(undefined) : refused({ code: 'enterprises.claim.taken' });
    if (name === '') return refused({ code: 'enterprises.claim.name-missing', field: 'name' });

    const listed = await deps.review.list(trx, dossierId, 'vi');
    const discarded = listed.map(({ id }) => id).filter((id) => !keep.includes(id));
    if (discarded.length > 0) await deps.review.discard(trx, dossierId, discarded);

    const context = deps.contextAt(today);
    const dossier = currentDossier(facts, context.vocabulary, today);
    const standing = standingOf(dossier, context);
    const applicant = createReader(dossier, context).read('applicantType');
    const { personId, sessionId } = actor;
    const { organisationId, assignmentId } = await deps.foundOrganisation(trx, {
      ...{ personId, sessionId, name: name.slice(0, 200), localityId: standing.localityId, now },
    });
    const claim: Claim = {
      ...{ id: deps.ids.next(), dossierId, partyId: deps.ids.next(), personId },
      ...{ level: 'self-declared', claimedAt: now },
    };
    const partyKind = partyKindOf(applicant.status === 'known' ? applicant.value : undefined);
    const claimedName = name.slice(0, 200);
    await insertClaim(trx, { ...claim, partyKind, organisationId, sealedKey: deps.seal(key), name: claimedName });
    await deps.ledger.append(trx, { ids: deps.ids, now }, [
      {
        type: 'claim.made',
        actor: { kind: 'account', personId, assignmentId },
        dossierId,
        ...standing,
        occurredAt: now,
        payload: { claimId: claim.id, partyId: claim.partyId, level: claim.level, discarded },
      },
    ]);
    const taxCodes = await deps.representedIn(trx, sessionId, now);
    if (taxCodes.length > 0) await confirmRepresented(trx, deps, { personId, taxCodes, now });
    return accepted(undefined);
  });
}
