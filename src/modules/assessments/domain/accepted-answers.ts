/** Which answers given under one version of a framework another version takes as they are. */
import type { Answer } from './answer.ts';
import { assess } from './assess.ts';
import type { CompiledFramework } from './compile-framework.ts';

/** Answers the version refuses are left out, and with a sector its tools. */
export function acceptedAnswers(
  compiled: CompiledFramework,
  answers: Readonly<Record<string, Answer>>,
): Readonly<Record<string, Answer>> {
  const assessed = assess(compiled, answers);
  if (assessed.ok) return answers;
  const refused = new Set(assessed.refusals.map(({ field }) => field));
  const kept = Object.fromEntries(Object.entries(answers).filter(([criterion]) => !refused.has(criterion)));
  return Object.keys(kept).length < Object.keys(answers).length ? acceptedAnswers(compiled, kept) : {};
}
