/** What lies on a lost phone: nothing without the PIN, nothing after five wrong ones, and never in the clear. */
import { describe, expect, it } from 'vitest';
import { makeVault, openVault, recoverVault, type StoredVault, seal, unseal, WRONG_PINS } from './vault.ts';

const serverKey = () => new Uint8Array(32).fill(7);
const making = () => ({ personId: 'p', deviceId: 'd', pin: '258046', serverKey: serverKey(), rounds: 1000 });

/** The device: what was stored last. */
function aDevice(stored: StoredVault) {
  const device = {
    stored,
    keep: async (next: StoredVault) => {
      device.stored = next;
    },
  };
  return device;
}

describe('the vault of a device', () => {
  it('opens with its PIN after the page was closed, and what was sealed is read again', async () => {
    const made = await makeVault(making());
    const sealed = await seal(made.key, 'item:1', { note: 'Xưởng dệt' });
    expect(new TextDecoder().decode(sealed.body)).not.toContain('Xưởng');
    const device = aDevice(structuredClone(made.stored));
    const opened = await openVault(device.stored, '258046', device.keep);
    expect('key' in opened && (await unseal(opened.key, 'item:1', sealed))).toEqual({ note: 'Xưởng dệt' });
  });

  it('does not open what was changed, moved to another name, or sealed by another key', async () => {
    const [mine, other] = [await makeVault(making()), await makeVault(making())];
    const sealed = await seal(mine.key, 'item:1', 'x');
    const changed = { ...sealed, body: sealed.body.map((byte, at) => (at === 0 ? byte ^ 1 : byte)) };
    expect(await unseal(mine.key, 'item:1', changed)).toBeUndefined();
    expect(await unseal(mine.key, 'item:2', sealed)).toBeUndefined();
    expect(await unseal(other.key, 'item:1', sealed)).toBeUndefined();
    await expect(crypto.subtle.exportKey('raw', mine.key)).rejects.toThrow();
  });

  it('has nothing left to try a PIN on after five wrong ones, though the page is closed between them', async () => {
    const made = await makeVault(making());
    const sealed = await seal(made.key, 'item:1', 'x');
    const device = aDevice(made.stored);
    for (let tries = 1; tries <= WRONG_PINS; tries += 1) {
      expect('key' in (await openVault(structuredClone(device.stored), '111112', device.keep))).toBe(false);
      expect(device.stored.wrong).toBe(tries);
    }
    expect(device.stored.byPin).toBeUndefined();
    expect('key' in (await openVault(device.stored, '258046', device.keep))).toBe(false);
    // Signed in, the same person sets a new PIN and finds everything.
    const again = await recoverVault(device.stored, { pin: '804625', serverKey: serverKey() });
    expect(again && (await unseal(again.key, 'item:1', sealed))).toBe('x');
    const reopened = aDevice(again!.stored);
    expect('key' in (await openVault(reopened.stored, '804625', reopened.keep))).toBe(true);
  });

  it('counts a try before its answer is known, and forgets the count with the right PIN', async () => {
    const device = aDevice((await makeVault(making())).stored);
    const seen: number[] = [];
    await openVault(device.stored, '111112', async (next) => void seen.push(next.wrong));
    expect(seen).toEqual([1]);
    await openVault({ ...device.stored, wrong: 4 }, '258046', device.keep);
    expect([device.stored.wrong, device.stored.byPin === undefined]).toEqual([0, false]);
  });

  it('is not opened by another person’s second key', async () => {
    const made = await makeVault(making());
    expect(await recoverVault(made.stored, { pin: '804625', serverKey: new Uint8Array(32).fill(8) })).toBeUndefined();
  });

  it('makes a PIN expensive to try by default', async () => {
    const { rounds: _few, ...slow } = making();
    expect((await makeVault(slow)).stored.rounds).toBeGreaterThanOrEqual(600_000);
  });
});
