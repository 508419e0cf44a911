/** Letters as text, and the port they leave through: a mail server or, without one, a folder on this machine. */

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** A date to keep, as an iCalendar file beside the text. */
  readonly calendar?: string | undefined;
}

export const CALENDAR_NAME = 'hen.ics';

export interface Mailer {
  /** Throws when the letter was not taken: the job tries again. */
  send(mail: Mail): Promise<void>;
  /** For the operator at start: where letters go. */
  readonly sentence: string;
}
