import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/foundation/i18n/language.ts';
import { en } from '../../src/modules/desk/messages/events.en.ts';
import { vi } from '../../src/modules/desk/messages/events.vi.ts';
import { jobNames } from '../../src/modules/desk/messages/jobs.ts';
import { filesUnder, textOf } from './source-files.ts';

/** Types of events as the code writes them: `type: 'plan.made'`, and the kinds of a case, `case.moved`. */
function typesWritten(): string[] {
  const written = new Set<string>();
  for (const path of filesUnder('src/modules', /\/(actions|jobs|cli|domain)\/.*\.ts$/)) {
    if (path.includes('.test.')) continue;
    const text = textOf(path);
    for (const [, type = ''] of text.matchAll(/\btype: '([a-z-]+\.[a-z-]+)'/g)) written.add(type);
    if (path.includes('/cases/domain/case-history.ts'))
      for (const [, kind = ''] of text.matchAll(/\bkind: '([a-z-]+)'/g)) written.add(`case.${kind}`);
  }
  return [...written].sort();
}

/** Jobs that write events, as the code names them: `kind: 'system', job: 'cases-lapse'`. */
function jobsNamed(): string[] {
  const named = filesUnder('src', /\/(actions|jobs|cli|app)\/.*\.ts$/)
    .filter((path) => !path.includes('.test.'))
    .flatMap((path) => [...textOf(path).matchAll(/kind: 'system'(?: as const)?,\s+job: '([^']+)'/g)])
    .map(([, job = '']) => job);
  return [...new Set(named)].sort();
}

describe('an auditor', () => {
  it('reads every kind of event in words, in both languages', () => {
    const types = typesWritten();
    expect(types.length).toBeGreaterThan(40);
    expect(types.filter((type) => vi[type] === undefined || en[type] === undefined)).toEqual([]);
    expect(Object.keys(en).sort()).toEqual(Object.keys(vi).sort());
  });

  it('reads what the portal did by itself in words, in both languages', () => {
    const jobs = jobsNamed();
    expect(jobs.length).toBeGreaterThan(14);
    for (const language of LANGUAGES) expect(Object.keys(jobNames(language)).sort()).toEqual(jobs);
  });
});
