/** Passkeys against those who hold a session and nothing more: decisions ask for a proof, and no made-up answer is one. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { fixedClock } from '../../src/test-support/fixed-clock.ts';
import { cookieHeader, openPortalInProcess } from './portal-in-process.ts';

const clock = fixedClock();
const portal = await openPortalInProcess({ clock });
const MADE_UP = JSON.stringify({
  id: 'AAAAAAAAAAAAAAAA',
  rawId: 'AAAAAAAAAAAAAAAA',
  type: 'public-key',
  response: { clientDataJSON: 'e30', authenticatorData: 'AA', signature: 'AA', attestationObject: 'oA' },
  clientExtensionResults: {},
});
const CLAIM = '/vi/desk/claims/01900000-0000-7000-8000-000000000001';

/** As if the officer of this role had added one on another day. */
async function givePasskey(role: string): Promise<void> {
  await sql`insert into passkeys (credential_id, person_id, public_key, counter, transports, label, made_at)
    select 'AAAAAAAAAAAAAAAA', a.person_id, 'pQECAyYgASFYIA', 0, '{}', 'Khóa Tím', ${clock.now()} from assignments a
    where a.role = ${role} limit 1`.execute(portal.db);
}

describe('an officer who decides', () => {
  it('without a passkey is asked for none', async () => {
    const officer = await portal.signInAs('province-officer');
    expect((await portal.post(CLAIM, { reason: 'papers-seen' }, officer)).status).toBe(404);
  });

  it('with one has to prove it in this session, and no made-up or replayed answer is a proof', async () => {
    const officer = await portal.signInAs('commune-officer');
    await givePasskey('commune-officer');
    const sent = await portal.post(CLAIM, { reason: 'papers-seen' }, officer);
    expect(sent.location).toBe(`/vi/account/passkeys/confirm?next=${encodeURIComponent(CLAIM)}`);
    const asked = await portal.get(sent.location, officer);
    expect(asked.body).toContain('data-passkey="get"');
    const cookie = [officer.cookie, cookieHeader(asked.headers)].join('; ');
    for (const response of ['', '{}', 'no json', MADE_UP, MADE_UP])
      expect((await portal.post('/vi/account/passkeys/confirm', { response }, { cookie })).status).toBe(422);
    expect((await portal.post('/vi/account/passkeys/confirm', { response: MADE_UP }, officer)).status).toBe(422);
    expect((await portal.post(CLAIM, { reason: 'papers-seen' }, officer)).location).toContain('/passkeys/confirm');
  });

  it('cannot add or remove one from a session that proved nothing, and is led nowhere else', async () => {
    const officer = await portal.signInAs('commune-officer');
    for (const path of ['', '/remove'])
      expect(
        (await portal.post(`/vi/account/passkeys${path}`, { passkey: 'AAAAAAAAAAAAAAAA' }, officer)).location,
      ).toContain('/vi/account/passkeys/confirm');
    expect((await portal.get('/vi/account/passkeys', officer)).body).toContain('Khóa Tím');
    for (const next of ['https://evil.example', '//evil.example', '/vi/plan/x', '/vi/desk/../../evil']) {
      const { body } = await portal.get(`/vi/account/passkeys/confirm?next=${encodeURIComponent(next)}`, officer);
      expect(/name="next" value="([^"]*)"/.exec(body)?.[1]).toBe('/vi/account');
    }
  });

  it('proves it for ten minutes and no longer', async () => {
    const officer = await portal.signInAs('commune-officer');
    await sql`update sessions set confirmed_at = ${clock.now()} where ended_at is null`.execute(portal.db);
    clock.advance({ minutes: 9 });
    expect((await portal.post(CLAIM, { reason: 'papers-seen' }, officer)).status).toBe(404);
    clock.advance({ minutes: 2 });
    expect((await portal.post(CLAIM, { reason: 'papers-seen' }, officer)).status).toBe(303);
  });

  it('is not somebody else: another’s passkey is neither listed nor removed', async () => {
    const other = await portal.signInAs('ministry-officer');
    expect((await portal.get('/vi/account/passkeys', other)).body).not.toContain('Khóa Tím');
    await portal.post('/vi/account/passkeys/remove', { passkey: 'AAAAAAAAAAAAAAAA' }, other);
    const kept = await sql`select 1 from passkeys`.execute(portal.db);
    expect(kept.rows).toHaveLength(1);
  });
});

describe('signing in with a passkey', () => {
  it('is refused for answers that prove nothing', async () => {
    const asked = await portal.get('/vi/sign-in/passkey');
    const cookie = cookieHeader(asked.headers);
    for (const response of ['', MADE_UP]) {
      const answer = await portal.post('/vi/sign-in/passkey', { response }, { cookie });
      expect(answer.status).toBe(422);
      expect(cookieHeader(answer.headers)).not.toContain('session=');
    }
  });
});
