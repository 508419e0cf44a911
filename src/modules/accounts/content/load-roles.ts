/** Reads `content/accounts/roles.json` and refuses a table that names roles or scopes nobody knows. */
import { z } from 'zod';
import { readContent } from '../../../foundation/content.ts';
import type { RoleCatalogue } from '../domain/role.ts';

const code = z.string().regex(/^[a-z][a-z-]{1,39}$/);
const schema = z
  .strictObject({
    source: z.string().min(1),
    validFrom: z.iso.date(),
    roles: z
      .array(
        z.strictObject({
          code,
          label: z.strictObject({ vi: z.string().min(1), en: z.string().min(1) }),
          kind: z.enum(['firm', 'programme']),
          scopes: z.array(z.enum(['organisation', 'locality', 'nation'])).min(1),
          levels: z
            .array(z.enum(['commune', 'province']))
            .min(1)
            .optional(),
          verbs: z.array(
            z.enum([
              'invitation.create',
              'paper-code.issue',
              'firms.read',
              'firms.contact',
              'register.import',
              'duplicates.decide',
              'populations.write',
              'claims.confirm',
              'mandates.use',
              'field.work',
              'offers.answer',
              'advisers.coordinate',
              'cases.work',
              'cases.hold',
              'cases.partner',
              'products.edit',
              'products.decide',
              'advisers.decide',
              'advisers.self',
              'teams.keep',
              'content.draft',
              'content.sign-off',
              'figures.open',
              'figures.correct',
              'figures.release',
              'reports.write',
              'audit.read',
            ]),
          ),
          invites: z.array(code),
        }),
      )
      .min(1),
  })
  .superRefine(({ roles }, context) => {
    const codes = roles.map((role) => role.code);
    for (const [index, role] of roles.entries()) {
      if (codes.indexOf(role.code) !== index) context.addIssue(`roles.${role.code} stands twice`);
      for (const invited of role.invites)
        if (!codes.includes(invited)) context.addIssue(`roles.${role.code} invites ${invited}, which is no role`);
    }
  });

export function loadRoles(): RoleCatalogue {
  const { value, hash } = readContent('accounts/roles.json', schema);
  return { roles: value.roles, byCode: new Map(value.roles.map((role) => [role.code, role])), hash };
}
