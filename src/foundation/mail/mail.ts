/** Letters as text, and the port they leave through: a mail server or, without one, a folder on this machine. */

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** A date to keep, as an iCalendar file beside the text. */
  readonly calendar?: string | undefined;
  /** Asked for this minute by whoever reads the mailbox (a code to sign in): written even to one that refused letters before. */
  readonly askedFor?: boolean | undefined;
}

export const CALENDAR_NAME = 'hen.ics';

export interface Mailer {
  /**
   * Throws when the letter was not taken: the job tries again; `MailboxRefused` when there is no such mailbox. `id` stays the same however often the
   * letter is tried.
   */
  send(mail: Mail, id: string): Promise<void>;
  /** For the operator at start: where letters go. */
  readonly sentence: string;
}

/** The mailbox does not exist or is closed; trying again will not help. */
export class MailboxRefused extends Error {
  override readonly name = 'MailboxRefused';
  /** Enhanced status of RFC 3463, else the three digits of SMTP. */
  readonly status: string;
  constructor(status: string) {
    super(status);
    this.status = status;
  }
}

/** Of RFC 3463 those that speak of the mailbox itself, not of a full one, of the message or of us. */
export function meansNoMailbox(status: string): boolean {
  return /^5\.1\.\d+$/.test(status) || status === '5.2.1' || /^55[013]$/.test(status);
}
