/** Makes the figures of the demo alive: targets a commune and the country set themselves, and a first release. */
import type { Actor } from '../foundation/actor.ts';
import { addMonths, type Instant, localDateOf } from '../foundation/clock.ts';
import { findRelease, prepareRelease, type ReleaseDeps, setTarget, settleRelease } from '../modules/figures/index.ts';
import { accepted } from './made-up-acts.ts';

export interface FigureDemoDeps {
  readonly figures: ReleaseDeps;
  /** The commune officer and the ministry's officer of the demo. */
  readonly commune: Actor;
  readonly ministry: Actor;
}

/** Plainly made up: nobody set these. */
const SOURCE = 'Kế hoạch ví dụ 01/KH-VD (không có thật)';
/** Long enough for every event the demo invents. */
const MONTHS = 12;

export async function seedFigures({ figures, commune, ministry }: FigureDemoDeps, now: Instant): Promise<void> {
  const [reached, planned] = ['firms-reached', 'anonymous-plans'].map((id) =>
    figures.indicators.find((indicator) => indicator.id === id),
  );
  if (reached === undefined || planned === undefined) throw new Error('the figures of the demo are not defined');
  const scope = commune.actingAs?.scope;
  const year = now.slice(0, 4);
  const targets = [
    ...(scope?.kind === 'locality'
      ? [{ actor: commune, indicator: reached, localityId: scope.localityId, members: '40' }]
      : []),
    { actor: ministry, indicator: planned, localityId: 'vn', members: '300' },
  ];
  for (const target of targets)
    accepted(await setTarget(figures, { ...target, year, source: SOURCE, command: figures.ids.next(), now }));

  const today = localDateOf(now);
  const monthBefore = (months: number): string => `${addMonths(today, -months).slice(0, 7)}-01`;
  const span = { from: monthBefore(MONTHS), to: monthBefore(1), corrects: '', reason: '' };
  const indicators = figures.indicators.map(({ id }) => id);
  const order = { actor: ministry, now };
  const releaseId = accepted(
    await prepareRelease(figures, { ...order, ...span, indicators, command: figures.ids.next() }),
  );
  const contentHash = (await findRelease(figures.db, releaseId))?.contentHash ?? '';
  const settled = { ...order, releaseId, contentHash, state: 'published' } as const;
  accepted(await settleRelease(figures, { ...settled, command: figures.ids.next() }));
}

/** The demo does nothing an officer may not do: a refusal is a bug. */
