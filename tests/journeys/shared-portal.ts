/** One portal for every journey that does not stop it, started before the first and stopped after the last. */
import type { TestProject } from 'vitest/node';
import { newDataDir, removeDataDir, startPortal } from './portal.ts';

declare module 'vitest' {
  interface ProvidedContext {
    portalUrl: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = newDataDir();
  const portal = await startPortal(dataDir).catch((fault: unknown) => {
    removeDataDir(dataDir);
    throw fault;
  });
  project.provide('portalUrl', portal.url);
  return async () => {
    const code = await portal.stop();
    removeDataDir(dataDir);
    const faults = portal.output().match(/.*unexpected fault.*/g);
    if (faults) throw new Error(`The portal met faults during the journeys:\n${faults.join('\n')}`);
    if (code !== 0) throw new Error(`The portal stopped with code ${String(code)}.`);
  };
}
