/** What the actions on accounts are given; app.ts hands it in once. */
import type { Actor } from '../../../foundation/actor.ts';
import type { SecretKey } from '../../../foundation/auth-crypto/secrets.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { IdGenerator } from '../../../foundation/ids.ts';
import type { MailQueue } from '../../../foundation/mail/send-mail.ts';
import type { MessageQueue } from '../../../foundation/messaging/send-message.ts';
import type { ActorRef, Ledger } from '../../ledger/index.ts';
import type { Gazetteer } from '../../localities/index.ts';
import type { RoleCatalogue } from '../domain/role.ts';

export interface AccountDeps {
  readonly db: Db;
  readonly ids: IdGenerator;
  readonly ledger: Ledger;
  readonly key: SecretKey;
  readonly mail: MailQueue;
  /** Absent where no way for short messages is set up. */
  readonly messages?: MessageQueue | undefined;
  readonly roles: RoleCatalogue;
  readonly places: Pick<Gazetteer, 'contains' | 'findLocality' | 'isInForce' | 'nameOf' | 'addressOf'>;
}

/** Who acted, as the ledger keeps it. */
export function actorRef(actor: Pick<Actor, 'personId' | 'actingAs'>): ActorRef {
  const assignmentId = actor.actingAs?.assignmentId;
  return { kind: 'account', personId: actor.personId, ...(assignmentId !== undefined && { assignmentId }) };
}
