/** Keeps the links of the shown demo plans beside the embedded data, so that every later start can print them: the database knows only hashes. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type PlanKey, parsePlanKey } from '../modules/enterprises/index.ts';

export interface ShownPlan {
  readonly showcase: string;
  readonly key: PlanKey;
}

const shape = z.array(z.strictObject({ showcase: z.string(), key: z.string() })).max(20);

const fileIn = (dataDir: string): string => join(dataDir, 'demo-plans.json');

export function writeShownPlans(dataDir: string, plans: readonly ShownPlan[]): void {
  writeFileSync(fileIn(dataDir), `${JSON.stringify(plans, null, 2)}\n`, { mode: 0o600 });
}

/** Empty when there is no demo here or the file is not ours any more. */
export function readShownPlans(dataDir: string): readonly ShownPlan[] {
  try {
    return shape.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8'))).flatMap(({ showcase, key }) => {
      const planKey = parsePlanKey(key);
      return planKey === undefined ? [] : [{ showcase, key: planKey }];
    });
  } catch {
    return [];
  }
}
