/** Reads `content/advisers/teams.json`: who sits in a community digital team and what it does for citizens. */
import { z } from 'zod';
import { readContent } from '../../../foundation/content.ts';
import type { Named } from '../domain/named.ts';

export interface TeamRules {
  readonly parts: readonly Named[];
  readonly tasks: readonly Named[];
}

const label = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
const list = z.array(z.strictObject({ code: z.string().regex(/^[a-z][a-z-]{1,39}$/), label })).min(1);
const schema = z.strictObject({ source: z.string().min(1), parts: list, tasks: list });

export function loadTeams(): TeamRules {
  const { parts, tasks } = readContent('advisers/teams.json', schema).value;
  return { parts, tasks };
}
