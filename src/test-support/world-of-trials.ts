/** A world for tests of trials: a vendor with an accepted offer, firms with plan keys in a commune, and what each side does. */
import { randomBytes } from 'node:crypto';
import type { Instant } from '../foundation/clock.ts';
import { inTransaction } from '../foundation/database/in-transaction.ts';
import type { Db } from '../foundation/database/tables.ts';
import { actOnCase } from '../modules/cases/actions/act-on-case.ts';
import { loadActConsent, openDossier, recordFacts } from '../modules/enterprises/index.ts';
import { decideListing } from '../modules/platforms/actions/decide-listing.ts';
import { followTrial } from '../modules/platforms/actions/follow-trial.ts';
import { startTrial, type TrialOrder } from '../modules/platforms/actions/start-trial.ts';
import type { TrialDeps } from '../modules/platforms/actions/trial-deps.ts';
import { TRIAL } from '../modules/platforms/domain/trial.ts';
import { contextOn } from './measures-context.ts';
import { COMMUNE, MONDAY } from './world-of-cases.ts';
import { aWorldOfProducts, done, PRODUCT } from './world-of-products.ts';

export interface TryingFirm {
  readonly dossierId: string;
  readonly key: string;
}

/** The offer has two places in June unless told otherwise. */
export async function aWorldOfTrials(db: Db, terms: { readonly places?: string; readonly trialDays?: string } = {}) {
  const products = aWorldOfProducts(db);
  const { cases, next } = products;
  const { ids, ledger } = cases.deps;
  const effects = { ...cases.deps.effects, [TRIAL]: followTrial({ ids, ledger, contextAt: contextOn }) };
  const caseDeps = { ...cases.deps, effects };
  const { catalogue } = products.deps;
  const trials: TrialDeps = {
    ...caseDeps,
    catalogue,
    contextAt: contextOn,
    consent: loadActConsent('platform-vendor'),
  };
  const officer = await cases.ministry('Thử');
  const vendor = await products.vendor(officer);
  const offerId = await products.offer(officer, vendor, terms);

  const firm = (): Promise<TryingFirm> =>
    inTransaction(db, async (trx) => {
      const dossierDeps = { ids, ledger, contextAt: contextOn, randomBytes };
      const { dossier, key } = await openDossier(trx, dossierDeps, { command: next(), now: MONDAY });
      const statements = [{ key: 'commune', kind: 'one' as const, value: COMMUNE }];
      await recordFacts(trx, dossierDeps, {
        dossierId: dossier.id,
        statements,
        source: { kind: 'owner' },
        now: MONDAY,
      });
      return { dossierId: dossier.id, key };
    });

  const tryIt = ({ key }: TryingFirm, order: Partial<TrialOrder> = {}) =>
    startTrial(trials, {
      ...{ key, platformId: PRODUCT, offerId, message: 'Bán tại quầy.', command: next(), now: MONDAY },
      reach: { name: 'Trần Thị Thử', phone: '0912 345 678', email: '' },
      ...order,
    });

  const ask = async (order: Partial<TrialOrder> = {}) => {
    const asking = await firm();
    return { firm: asking, caseId: done(await tryIt(asking, order)) };
  };

  const act = { command: '', message: '' };
  const asVendor = (caseId: string, what: string, message: string, now: Instant) =>
    actOnCase(caseDeps, {
      ...act,
      command: next(),
      caseId,
      act: what,
      as: { side: 'partner', actor: vendor },
      message,
      now,
    });
  const asFirm = (caseId: string, { dossierId }: TryingFirm, what: string, now: Instant) =>
    actOnCase(caseDeps, { ...act, command: next(), caseId, act: what, as: { side: 'firm', dossierId }, now });

  const delist = () =>
    decideListing(products.deps, {
      ...{ actor: officer, platformId: PRODUCT, act: 'delisted', reasons: ['trials-not-served'] },
      ...{ command: next(), now: MONDAY },
    });

  return {
    products,
    cases: { ...cases, deps: caseDeps },
    trials,
    officer,
    vendor,
    offerId,
    next,
    firm,
    tryIt,
    ask,
    asVendor,
    asFirm,
    delist,
  };
}
