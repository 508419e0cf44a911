/** Tables of notices. */
import type { Generated } from 'kysely';
import type { Instant } from '../../../foundation/clock.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { MessageChannel } from '../../../foundation/messaging/message-port.ts';
import type { MailPreference } from '../domain/preference.ts';

declare module '../../../foundation/database/tables.ts' {
  interface Tables {
    notices: NoticesTable;
    notice_preferences: NoticePreferencesTable;
    notice_phone_codes: NoticePhoneCodesTable;
  }
}

interface NoticesTable {
  id: string;
  person_id: string;
  code: string;
  key: string;
  title_vi: string;
  title_en: string;
  href: string;
  made_at: Instant;
  read_at: Generated<Instant | null>;
  mailed_at: Generated<Instant | null>;
}

interface NoticePreferencesTable {
  person_id: string;
  mail: MailPreference;
  language: Language;
  quiet: boolean;
  message_channel: Generated<MessageChannel | null>;
  phone: Generated<string | null>;
  phone_proved_at: Generated<Instant | null>;
}

interface NoticePhoneCodesTable {
  id: string;
  person_id: string;
  phone_hash: string;
  code_hash: string;
  sent_at: Instant;
  expires_at: Instant;
  tries: Generated<number>;
  used_at: Instant | null;
}
