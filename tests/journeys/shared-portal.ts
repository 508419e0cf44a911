/** One portal for every journey that does not stop it, and the data folders of two that ran once: for journeys that want a portal of their own. */
import type { TestProject } from 'vitest/node';
import { newDataDir, type Portal, removeDataDir, startPortal } from './portal.ts';

declare module 'vitest' {
  interface ProvidedContext {
    portalUrl: string;
    /** Migrated, and nobody in it. */
    emptyData: string;
    /** The demo's province. */
    demoData: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folders: string[] = [];
  const removeAll = (): void => folders.forEach(removeDataDir);
  const folder = (from?: string): string => {
    const path = newDataDir(from);
    folders.push(path);
    return path;
  };
  let started: Portal | undefined;
  try {
    const [empty, demo] = [folder(), folder()];
    const start = async (): Promise<Portal> => {
      await runOnce(empty, false);
      started = await startPortal(folder(empty));
      return started;
    };
    const [portal] = await Promise.all([start(), runOnce(demo, true)]);
    project.provide('portalUrl', portal.url);
    project.provide('emptyData', empty);
    project.provide('demoData', demo);
    return async () => {
      const code = await portal.stop();
      removeAll();
      const faults = portal.output().match(/.*unexpected fault.*/g);
      if (faults) throw new Error(`The portal met faults during the journeys:\n${faults.join('\n')}`);
      if (code !== 0) throw new Error(`The portal stopped with code ${String(code)}.`);
    };
  } catch (fault) {
    await started?.stop();
    removeAll();
    throw fault;
  }
}

async function runOnce(dataDir: string, demo: boolean): Promise<void> {
  const portal = await startPortal(dataDir, { demo });
  const code = await portal.stop();
  if (code !== 0) throw new Error(`A portal that was to be copied stopped with code ${String(code)}.`);
}
