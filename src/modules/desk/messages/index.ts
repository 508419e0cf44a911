/** Texts of the desk in both languages. */
import { dictionary } from '../../../foundation/i18n/messages.ts';
import { en as deskEn } from './desk.en.ts';
import { vi as deskVi } from './desk.vi.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

/** For visitors who come to the doors of advisers, officers and buyers. */
export const audienceText = dictionary({ vi, en });
/** For officers at work. */
export const deskText = dictionary({ vi: deskVi, en: deskEn });
