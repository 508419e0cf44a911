/** The page a device keeps: light, made only of what runs in a browser, the same for everybody. */
import { describe, expect, it } from 'vitest';
import { appAddress, appCode, manifest, workerCode } from './shell-files.ts';

describe('the page on a device', () => {
  it('bundles for the browser, which fails where anything of Node is on the way, and stays light', async () => {
    const code = await appCode();
    expect(code.length).toBeGreaterThan(50_000);
    expect(code.length).toBeLessThan(200_000);
  });

  it('is kept by a worker under an address that changes with what it keeps, and only below the field', async () => {
    const worker = await workerCode('vi');
    const kept = JSON.parse(/^const FIELD_SHELL=(.*);$/m.exec(worker)?.[1] ?? '{}');
    expect(kept.files).toContain(await appAddress('vi'));
    expect(kept.page).toBe('/vi/field/shell');
    expect(kept.files.filter((file: string) => !/^\/(?:assets\/|favicon\.svg|vi\/field\/)/.test(file))).toEqual([]);
    expect(kept.version).not.toBe(
      JSON.parse(/^const FIELD_SHELL=(.*);$/m.exec(await workerCode('en'))?.[1] ?? '{}').version,
    );
    expect(manifest('vi').scope).toBe('/vi/desk/field');
  });
});
