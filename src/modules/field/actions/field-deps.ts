/** What the actions of the field are given; app.ts hands it in once. */
import type { Actor } from '../../../foundation/actor.ts';
import type { SecretKey } from '../../../foundation/auth-crypto/secrets.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { Bilingual } from '../../../foundation/i18n/language.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { mayAtDesk, type NotAllowed, type PolicyContext } from '../../accounts/index.ts';
import type { AskDeps } from '../../advisers/index.ts';
import type { AssessmentDeps } from '../../assessments/index.ts';
import type { ActorRef, Ledger } from '../../ledger/index.ts';
import type { Notifier } from '../../notices/index.ts';
import type { OutreachDeps } from '../../outreach/index.ts';

export interface FieldDeps extends AssessmentDeps {
  readonly policy: PolicyContext;
  readonly key: Pick<SecretKey, 'hash'>;
  /** Opens a mandate's sealed key; undefined when it was sealed with a key this deployment no longer has. */
  readonly unseal: (sealed: string) => string | undefined;
  readonly notices: Pick<Notifier, 'toMailbox' | 'toPhone' | 'toPerson' | 'reaches' | 'reachesPhone'>;
  /** `scheme://host` for links in letters and on paper. */
  readonly origin: string;
  readonly ask: AskDeps;
  readonly outreach: OutreachDeps;
  /** What advice may be asked about. */
  readonly topics: readonly { readonly code: string; readonly label: Bilingual }[];
  readonly personNames: (db: Db, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

/** Somebody at work in the field, as one assignment. */
export interface AtWork {
  readonly actor: Actor;
  readonly assignmentId: string;
}

export function atWork(
  actor: Actor | undefined,
  policy: PolicyContext,
): Result<AtWork, NotAllowed | Refusal<'accounts.role-may-not'>> {
  const allowed = mayAtDesk(actor, 'field.work', {}, policy);
  if (!allowed.ok) return allowed;
  const assignmentId = actor?.actingAs?.assignmentId;
  return actor === undefined || assignmentId === undefined
    ? refused({ code: 'accounts.role-may-not' })
    : accepted({ actor, assignmentId });
}

/** Events that other modules write for a record are its writer's, under the mandate it was made under: “X for Y”. */
export function ledgerOnBehalf(
  ledger: Ledger,
  by: { readonly actor: ActorRef; readonly recordId: string; readonly mandateId: string | undefined },
): Ledger {
  return {
    append: (trx, context, events) =>
      ledger.append(
        trx,
        context,
        events.map((event) => ({
          ...event,
          actor: by.actor,
          payload: {
            ...event.payload,
            fieldRecordId: by.recordId,
            ...(by.mandateId !== undefined && { mandateId: by.mandateId }),
          },
        })),
      ),
  };
}
