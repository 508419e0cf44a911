/** Tables of letters. */
import type { Instant } from '../clock.ts';

declare module '../database/tables.ts' {
  interface Tables {
    mail_sent: { id: string; mailbox_hash: string; sent_at: Instant };
    mail_refusals: { mailbox_hash: string; status: string; refused_at: Instant };
  }
}
