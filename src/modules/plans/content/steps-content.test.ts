import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { loadGuides } from '../../learning/index.ts';
import { loadMeasures } from '../../measures/index.ts';
import { AS_OF, CATALOGUE, contextOn } from '../domain/plan-fixture.ts';

describe('the catalogue of steps', () => {
  it('names only measures and guides a reader can open', () => {
    const measures = loadMeasures(contextOn(AS_OF).vocabulary).byId;
    const guides = loadGuides();
    for (const step of CATALOGUE.steps) {
      for (const id of step.measures) expect(measures.has(id), `${step.id}: ${id}`).toBe(true);
      if (step.guide !== undefined)
        expect(guides.findById(step.guide, 'vi'), `${step.id}: ${step.guide}`).toBeDefined();
    }
  });

  it('calls free only what has a guide or is a public service, and what has no price', () => {
    for (const step of CATALOGUE.steps.filter((each) => each.free)) {
      expect(step.price, step.id).toEqual([]);
      expect(step.guide, step.id).toBeDefined();
    }
  });

  it('never takes one vendor’s list as the price of a step', () => {
    for (const figure of CATALOGUE.observations.values())
      expect(`${figure.id} ${figure.what.vi} ${figure.source?.vi}`).not.toMatch(
        /misa|kiotviet|sapo|viettel|vnpt|haravan|nhanh\.vn/i,
      );
  });

  it('is planned in a browser as on the server', async () => {
    const bundle = await build({
      entryPoints: [new URL('../domain/plan.ts', import.meta.url).pathname],
      bundle: true,
      write: false,
      platform: 'browser',
      format: 'esm',
      logLevel: 'silent',
    });
    expect(bundle.errors).toEqual([]);
    expect(bundle.outputFiles[0]?.text).toContain('makePlan');
  });
});
