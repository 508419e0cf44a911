/** Letters as files: a newcomer without a mail server reads the code from DATA_DIR/outbox. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import type { IdGenerator } from '../ids.ts';
import { CALENDAR_NAME, type Mail, type Mailer } from './mail.ts';

/** Older letters hold nothing that still works. */
const KEPT = 50;

export function outboxMailer(folder: string, deps: { readonly clock: Clock; readonly ids: IdGenerator }): Mailer {
  return {
    sentence: `Letters are written to ${folder} (no SMTP_URL).`,
    send: async (mail: Mail) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const name = `${deps.clock.now().replaceAll(':', '-')}-${deps.ids.next()}.txt`;
      const beside = mail.calendar === undefined ? '' : `\n--- ${CALENDAR_NAME} ---\n${mail.calendar}`;
      const letter = `To: ${mail.to}\nSubject: ${mail.subject}\n\n${mail.text}\n${beside}`;
      writeFileSync(join(folder, name), letter, { mode: 0o600 });
      const letters = readdirSync(folder)
        .filter((file) => file.endsWith('.txt'))
        .sort();
      for (const old of letters.slice(0, -KEPT)) rmSync(join(folder, old), { force: true });
    },
  };
}
