/** Texts of the desk in both languages. */
import { dictionary } from '../../../foundation/i18n/messages.ts';
import { en as auditEn } from './audit.en.ts';
import { vi as auditVi } from './audit.vi.ts';
import { en as deskEn } from './desk.en.ts';
import { vi as deskVi } from './desk.vi.ts';
import { en } from './en.ts';
import { en as eventsEn } from './events.en.ts';
import { vi as eventsVi } from './events.vi.ts';
import { en as reportsEn } from './reports.en.ts';
import { vi as reportsVi } from './reports.vi.ts';
import { vi } from './vi.ts';

/** For visitors who come to the doors of advisers, officers and buyers. */
export const audienceText = dictionary({ vi, en });
/** For officers at work. */
export const deskText = dictionary({ vi: deskVi, en: deskEn });
export const auditText = dictionary({ vi: auditVi, en: auditEn });
/** Names of kinds of events. */
export const eventNames = dictionary({ vi: eventsVi, en: eventsEn });
export const reportText = dictionary({ vi: reportsVi, en: reportsEn });
