/** Loads the desks to call and the sample dossier: plainly invented, replaced by the authority that deploys. */
import { z } from 'zod';
import { addMonths, type LocalDate } from '../../../foundation/clock.ts';
import { readContent } from '../../../foundation/content.ts';
import type { Bilingual } from '../../../foundation/i18n/language.ts';
import type { Dossier, Vocabulary } from '../../conditions/index.ts';
import { dossierFromPlainFacts } from '../../enterprises/index.ts';

const bilingual = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
const desksFile = z.strictObject({
  note: bilingual,
  /** `{province}` stands for its name. */
  role: bilingual,
  hours: bilingual,
  ifNoAnswer: bilingual,
  national: z.strictObject({ person: z.string(), phone: z.string(), role: bilingual }),
  desks: z.array(z.strictObject({ province: z.string(), person: z.string(), phone: z.string() })),
});
const sampleFile = z.strictObject({
  note: bilingual,
  who: bilingual,
  facts: z.record(z.string(), z.unknown()),
  foundedMonthsAgo: z.number().int().nonnegative(),
});

export interface Desk {
  readonly person: string;
  readonly phone: string;
  readonly role: Bilingual;
}

export interface Desks {
  readonly hours: Bilingual;
  readonly ifNoAnswer: Bilingual;
  /** The desk of a province, else the national one. `provinceName` names it in a language. */
  deskOf(province: string | undefined, provinceName: (language: 'vi' | 'en') => string): Desk;
}

export function loadDesks(): Desks {
  const { value } = readContent('demo/desks.json', desksFile);
  const byProvince = new Map(value.desks.map((desk) => [desk.province, desk]));
  return {
    hours: value.hours,
    ifNoAnswer: value.ifNoAnswer,
    deskOf(province, provinceName) {
      const desk = province === undefined ? undefined : byProvince.get(province);
      if (desk === undefined) return value.national;
      return {
        person: desk.person,
        phone: desk.phone,
        role: {
          vi: value.role.vi.replace('{province}', provinceName('vi')),
          en: value.role.en.replace('{province}', provinceName('en')),
        },
      };
    },
  };
}

export interface SampleDossier {
  readonly who: Bilingual;
  /** As if it were told today. */
  dossierOn(today: LocalDate): Dossier;
}

export function loadSample(vocabulary: Vocabulary): SampleDossier {
  const { value } = readContent('demo/sample-dossier.json', sampleFile);
  return {
    who: value.who,
    dossierOn(today) {
      const foundedOn = addMonths(today, -value.foundedMonthsAgo);
      const read = dossierFromPlainFacts(vocabulary, { ...value.facts, foundedOn });
      if (!read.ok) throw new Error(`content/demo/sample-dossier.json: ${JSON.stringify(read.refusals)}`);
      return read.value;
    },
  };
}
