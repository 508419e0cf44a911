/** Reads the simplified shapes of the provinces, for pictures only. */
import { z } from 'zod';
import { readContent } from '../../../foundation/content.ts';
import type { Bilingual } from '../../../foundation/i18n/language.ts';

export interface ProvinceShapes {
  readonly viewBox: string;
  readonly shapes: readonly { readonly id: string; readonly path: string }[];
  /** Hoàng Sa and Trường Sa, on every national map. */
  readonly islands: readonly {
    readonly id: string;
    readonly province: string;
    readonly name: Bilingual;
    readonly label: readonly [number, number];
  }[];
}

const at = z.tuple([z.number(), z.number()]);
const schema = z.object({
  viewBox: z.string(),
  shapes: z.array(z.object({ id: z.string(), path: z.string() })).length(34),
  islands: z
    .array(
      z.object({
        id: z.string(),
        province: z.string(),
        name: z.strictObject({ vi: z.string(), en: z.string() }),
        label: at,
      }),
    )
    .min(2),
});

export function loadProvinceShapes(): ProvinceShapes {
  return readContent('localities/provinces-shapes.json', schema).value;
}
