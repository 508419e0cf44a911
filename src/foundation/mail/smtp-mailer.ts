/** Letters through a mail server. TLS is asked for wherever the server offers it; a slow server is given up and tried again by the job. */
import { createTransport } from 'nodemailer';
import { CALENDAR_NAME, MailboxRefused, type Mailer, meansNoMailbox } from './mail.ts';

const PATIENCE_MS = 5_000;

/** `url`: `smtp://user:pass@host:587` or `smtps://…`; `from`: the address letters come from. */
export function smtpMailer(url: string, from: string): Mailer {
  const { protocol, hostname, port, username, password } = new URL(url);
  const transport = createTransport({
    host: hostname,
    port: port === '' ? (protocol === 'smtps:' ? 465 : 587) : Number(port),
    secure: protocol === 'smtps:',
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.split('@').at(-1) ?? hostname;
  return {
    sentence: `Letters are sent through ${hostname}.`,
    send: async ({ to, subject, text, calendar }, id) => {
      const attachments =
        calendar === undefined
          ? []
          : [
              {
                filename: CALENDAR_NAME,
                content: calendar,
                contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
              },
            ];
      // As an object: an address is never parsed as a list of several.
      const letter = { from, to: { name: '', address: to }, subject, text, attachments };
      try {
        await transport.sendMail({ ...letter, messageId: `<${id}@${domain}>` });
      } catch (fault) {
        throw refusalOf(fault) ?? fault;
      }
    },
  };
}

/** When the server said so of the recipient, and not of us or of the letter. */
function refusalOf(fault: unknown): MailboxRefused | undefined {
  if (!(fault instanceof Error) || !('command' in fault) || fault.command !== 'RCPT TO') return undefined;
  const response = 'response' in fault && typeof fault.response === 'string' ? fault.response : '';
  const [, code = '', enhanced] = /^(\d{3})[ -](\d\.\d{1,3}\.\d{1,3})?/.exec(response) ?? [];
  const status = enhanced ?? code;
  return meansNoMailbox(status) ? new MailboxRefused(status) : undefined;
}
