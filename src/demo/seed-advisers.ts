/** Invented advisers of the network, each entered through the form's action and admitted by an officer. */
import { z } from 'zod';
import type { Actor } from '../foundation/actor.ts';
import { addDays, type Instant, instantOf, localDateOf } from '../foundation/clock.ts';
import { readContent } from '../foundation/content.ts';
import { type AdviserDeps, applyAsAdviser, decideApplication } from '../modules/advisers/index.ts';
import { actOnCase } from '../modules/cases/index.ts';
import { accepted, ago } from './made-up-acts.ts';

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
  /** Recognised by this ministry for these fields. */
  recognised: z
    .strictObject({
      ministry: z.string(),
      fields: z.array(z.string()).min(1),
      decisionNo: z.string(),
      daysLeft: z.int().optional(),
    })
    .optional(),
  /** Not decided yet. */
  waits: z.enum(['filed', 'checked', 'incomplete']).optional(),
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
  for (const person of readContent('demo/advisers.json', schema).value.advisers) await enter(deps, person, now);
}

async function enter(deps: AdviserDemoDeps, person: z.infer<typeof adviser>, now: Instant): Promise<void> {
  const { name, kind, place, fields, languages, recognised, waits } = person;
  const at = waits === undefined ? ago(now, 60) : ago(now, 1);
  const isCommune = deps.places.findLocality(place)?.level === 'commune';
  const caseId = accepted(
    await applyAsAdviser(deps, {
      ...{ actor: await deps.personOf(name), command: deps.ids.next(), now: at, declared: true },
      entered: {
        ...{ kind, name, fields, languages, remote: person.remote ? 'yes' : 'no', about: person.about ?? '' },
        ...{ communeId: isCommune ? place : '', provinceId: isCommune ? '' : place, capacity: String(person.capacity) },
      },
      conflicts: (person.conflicts ?? []).map(({ vendor, nature }) => ({ vendorName: vendor, nature })),
      wish: { ministry: recognised?.ministry ?? '', fields: recognised?.fields ?? [] },
    }),
  );
  if (waits === 'filed') return;
  const as = { side: 'desk', actor: deps.officer } as const;
  const [act, message] =
    waits === 'incomplete' ? ['ask', 'Xin bổ sung bản sao chứng thực bằng cấp.'] : ['complete', ''];
  accepted(await actOnCase(deps, { ...{ caseId, act, as, message, command: deps.ids.next() }, now: hours(at, 3) }));
  if (waits !== undefined) return;
  const decidedAt = hours(at, 30);
  const until = recognised?.daysLeft === undefined ? '' : addDays(localDateOf(now), recognised.daysLeft);
  accepted(
    await decideApplication(deps, {
      ...{ actor: deps.officer, caseId, command: deps.ids.next(), now: decidedAt },
      entered: {
        ...{ outcome: recognised === undefined ? 'admitted' : 'recognised', reason: '', message: '', until },
        ...{ ministry: recognised?.ministry ?? '', fields: recognised?.fields ?? [] },
        ...{ decisionNo: recognised?.decisionNo ?? '', decidedOn: localDateOf(decidedAt) },
      },
    }),
  );
}

function hours(at: Instant, count: number): Instant {
  return instantOf(new Date(Date.parse(at) + count * 3_600_000));
}
