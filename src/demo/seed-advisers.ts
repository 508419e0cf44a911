/** Invented advisers of the network, each entered through the form's action and admitted by an officer. */
import { z } from 'zod';
import type { Actor } from '../foundation/actor.ts';
import type { Instant } from '../foundation/clock.ts';
import { readContent } from '../foundation/content.ts';
import { inTransaction } from '../foundation/database/in-transaction.ts';
import type { Result } from '../foundation/result.ts';
import { type AdviserDeps, admitAdviser, applyAsAdviser } from '../modules/advisers/index.ts';

const adviser = z.strictObject({
  name: z.string().min(1),
  kind: z.enum(['person', 'organisation']),
  place: z.string(),
  fields: z.array(z.string()).min(1),
  languages: z.array(z.string()).min(1),
  remote: z.boolean(),
  capacity: z.int().positive(),
  about: z.string().optional(),
  conflicts: z.array(z.strictObject({ vendor: z.string(), nature: z.string() })).optional(),
});
const schema = z.strictObject({
  note: z.strictObject({ vi: z.string().min(1), en: z.string().min(1) }),
  advisers: z.array(adviser).min(1),
});

export interface AdviserDemoDeps extends AdviserDeps {
  /** The invented person of that name, made when there is none. */
  readonly personOf: (name: string) => Promise<Actor>;
  /** Reaches the whole nation. */
  readonly officer: Actor;
}

export async function seedAdvisers(deps: AdviserDemoDeps, now: Instant): Promise<void> {
  for (const { name, kind, place, fields, languages, ...rest } of readContent('demo/advisers.json', schema).value
    .advisers) {
    const isCommune = deps.places.findLocality(place)?.level === 'commune';
    const adviserId = accepted(
      await applyAsAdviser(deps, {
        ...{ actor: await deps.personOf(name), command: deps.ids.next(), now },
        entered: {
          ...{ kind, name, fields, languages, remote: rest.remote ? 'yes' : 'no', about: rest.about ?? '' },
          ...{ communeId: isCommune ? place : '', provinceId: isCommune ? '' : place, capacity: String(rest.capacity) },
        },
        conflicts: (rest.conflicts ?? []).map(({ vendor, nature }) => ({ vendorName: vendor, nature })),
      }),
    );
    accepted(await inTransaction(deps.db, (trx) => admitAdviser(trx, deps, { adviserId, actor: deps.officer, now })));
  }
}

/** The demo does nothing people may not do: a refusal is a bug. */
function accepted(result: Result<string>): string {
  if (result.ok) return result.value;
  throw new Error(
    `demo advisers were refused: ${result.refusals.map(({ code, field }) => `${code} ${field ?? ''}`).join('; ')}`,
  );
}
