/** Tables of localities: acts laid over the content. */
import type { ActKind } from '../domain/locality-act.ts';

interface LocalityActs {
  ordinal: number;
  id: string;
  kind: ActKind;
  takes_effect_on: string;
  source: string;
  recorded_at: string;
}

interface LocalityActUnits {
  act_id: string;
  side: 'from' | 'to';
  position: number;
  locality_id: string;
  name_vi: string | null;
  name_en: string | null;
  kind: string | null;
  inside: string | null;
}

declare module '../../../foundation/database/tables.ts' {
  interface Tables {
    locality_acts: LocalityActs;
    locality_act_units: LocalityActUnits;
  }
}
