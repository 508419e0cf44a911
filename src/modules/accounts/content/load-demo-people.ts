/** Invented people, at least one a role, who can be tried on the machine the portal runs on. */
import { z } from 'zod';
import { readContent } from '../../../foundation/content.ts';
import type { RoleCatalogue } from '../domain/role.ts';

const schema = z.strictObject({
  note: z.strictObject({ vi: z.string(), en: z.string() }),
  people: z.array(
    z.strictObject({
      /** What the sign-in form sends; default the role, so the second of a role needs one of its own. */
      code: z
        .string()
        .regex(/^[a-z][a-z0-9-]{1,39}$/)
        .optional(),
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

export type DemoPerson = z.infer<typeof schema>['people'][number] & { readonly code: string };
export type DemoPeople = Omit<z.infer<typeof schema>, 'people'> & { readonly people: readonly DemoPerson[] };

/** Throws when a role is unknown, or a code or a name stands twice. */
export function loadDemoPeople(roles: RoleCatalogue): DemoPeople {
  const { value } = readContent('demo/people.json', schema);
  const people = value.people.map((person) => ({ ...person, code: person.code ?? person.role }));
  const wrong = people.filter(
    ({ code, role, name }, index) =>
      !roles.byCode.has(role) || people.findIndex((each) => each.code === code || each.name === name) !== index,
  );
  if (wrong.length > 0)
    throw new Error(`content/demo/people.json is not valid:\n  people: ${wrong.map(({ code }) => code).join(', ')}`);
  return { ...value, people };
}
