/** A world for tests of vendors: officers of the nation, applicants without a role, vendors who hold a product. */
import type { Actor } from '../foundation/actor.ts';
import { type Instant, localDateOf } from '../foundation/clock.ts';
import type { Db } from '../foundation/database/tables.ts';
import { listMembers } from '../modules/accounts/index.ts';
import { loadLocalities } from '../modules/localities/index.ts';
import { claimProduct } from '../modules/platforms/actions/claim-product.ts';
import { decideSubmission } from '../modules/platforms/actions/decide-submission.ts';
import type { ProductDeps } from '../modules/platforms/actions/product-deps.ts';
import { sendOffer } from '../modules/platforms/actions/send-change.ts';
import { loadPlatforms } from '../modules/platforms/content/load-platforms.ts';
import { findSubmission } from '../modules/platforms/store/submissions.read.ts';
import { facts, industries } from './measures-context.ts';
import { aWorldOfCases, MONDAY } from './world-of-cases.ts';

/** Two products of the catalogue; what is said of them here is invented. */
export const PRODUCT = 'kiotviet';
export const OTHER_PRODUCT = 'sapo';

const catalogue = loadPlatforms(facts.vocabularyAt('2026-06-01' as never), industries);
const places = loadLocalities();

export function aWorldOfProducts(db: Db) {
  const cases = aWorldOfCases(db);
  const deps: ProductDeps = { ...cases.deps, places, catalogue };
  const next = () => deps.ids.next();

  /** Signed in, acting as nobody. */
  const applicant = async (name: string): Promise<Actor> => {
    const { personId, sessionId } = await cases.person('owner-to-be', { kind: 'nation' }, name);
    return { personId, sessionId, name };
  };

  const claim = (actor: Actor, platformId = PRODUCT, command = next()) =>
    claimProduct(deps, {
      ...{ actor, platformId, command, now: MONDAY },
      entered: { company: 'Công ty Phần mềm Ví Dụ', proof: 'work-mailbox', evidence: 'lien-he@vi-du.example' },
    });

  const decide = (actor: Actor, id: string, reason: string, now: Instant = MONDAY) =>
    decideSubmission(deps, { actor, id, reason, command: next(), now });

  /** Holds the product, acting for its vendor. */
  const vendor = async (officer: Actor, platformId = PRODUCT): Promise<Actor & { readonly organisationId: string }> => {
    const person = await applicant('Nhà cung cấp Thử');
    const claimed = done(await claim(person, platformId));
    done(await decide(officer, claimed, 'mailbox-answered'));
    const organisationId = (await findSubmission(db, claimed))!.organisationId!;
    const [member] = await listMembers(db, { roles: ['vendor'], organisationId }, localDateOf(MONDAY));
    const scope = { kind: 'organisation', organisationId } as const;
    return { ...person, organisationId, actingAs: { assignmentId: member!.assignmentId, role: 'vendor', scope } };
  };

  const OFFER = {
    ...{ termsVi: 'Dùng thử miễn phí gói cơ bản.', termsEn: '', from: '01/06/2026', until: '30/06/2026' },
    ...{ places: '2', trialDays: '60' },
  };
  /** An accepted offer of two places in June. */
  const offer = async (officer: Actor, by: Actor, entered: Partial<typeof OFFER> = {}, platformId = PRODUCT) => {
    const order = { actor: by, platformId, command: next(), now: MONDAY, entered: { ...OFFER, ...entered } };
    const id = done(await sendOffer(deps, order));
    done(await decide(officer, id, 'terms-clear'));
    return id;
  };

  return { cases, deps, next, applicant, claim, decide, vendor, offer, OFFER };
}

export function done<T>(result: { ok: true; value: T } | { ok: false; refusals: readonly { code: string }[] }): T {
  if (result.ok) return result.value;
  throw new Error(result.refusals.map(({ code }) => code).join());
}
