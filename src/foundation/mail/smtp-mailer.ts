/** Letters through a mail server. TLS is asked for wherever the server offers it; a slow server is given up and tried again by the job. */
import { createTransport } from 'nodemailer';
import { CALENDAR_NAME, type Mailer } from './mail.ts';

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
  return {
    sentence: `Letters are sent through ${hostname}.`,
    send: async ({ to, subject, text, calendar }) => {
      // As an object: an address is never parsed as a list of several.
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
      await transport.sendMail({ from, to: { name: '', address: to }, subject, text, attachments });
    },
  };
}
