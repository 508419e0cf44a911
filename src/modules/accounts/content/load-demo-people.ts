/** Invented people, one a role, who can be tried on the machine the portal runs on. */
import { z } from 'zod';
import { readContent } from '../../../foundation/content.ts';
import type { RoleCatalogue } from '../domain/role.ts';

const schema = z.strictObject({
  note: z.strictObject({ vi: z.string(), en: z.string() }),
  people: z.array(
    z.strictObject({
      role: z.string(),
      name: z.string().min(1),
      scope: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('organisation'), name: z.string().min(1), locality: z.string() }),
        z.strictObject({ kind: z.literal('locality'), locality: z.string() }),
        z.strictObject({ kind: z.literal('nation') }),
      ]),
    }),
  ),
});

export type DemoPerson = z.infer<typeof schema>['people'][number];
export type DemoPeople = z.infer<typeof schema>;

/** Throws when a role is unknown or named twice: its code is what the sign-in form sends. */
export function loadDemoPeople(roles: RoleCatalogue): DemoPeople {
  const { value } = readContent('demo/people.json', schema);
  const codes = value.people.map(({ role }) => role);
  const wrong = codes.filter((code, index) => !roles.byCode.has(code) || codes.indexOf(code) !== index);
  if (wrong.length > 0) throw new Error(`content/demo/people.json is not valid:\n  people: ${wrong.join(', ')}`);
  return value;
}
