import { expect, it } from 'vitest';
import { type AssessmentActor, can } from './policy.ts';

const mine = { dossierId: 'd-1' };

it.each<[string, AssessmentActor, boolean]>([
  ['the holder of its plan key', { kind: 'plan-holder', dossierId: 'd-1' }, true],
  ['the holder of another plan key', { kind: 'plan-holder', dossierId: 'd-2' }, false],
  ['a visitor', { kind: 'visitor' }, false],
])('%s: %o may read and write an assessment: %s', (_who, actor, may) => {
  expect(can(actor, 'assessment.read', mine).ok).toBe(may);
  expect(can(actor, 'assessment.write', mine).ok).toBe(may);
});
