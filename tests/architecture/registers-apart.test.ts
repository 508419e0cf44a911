/** Advisers of firms and community digital teams of citizens are two registers: no code ever reads, counts or adds them together. */
import { describe, expect, it } from 'vitest';
import { filesUnder, textOf } from './source-files.ts';

const TEAMS = /community_team|team\.(?:task-done|noted)/;
const ADVISERS = /adviser_profiles|adviser\.(?:admitted|recognised)|advice_requests/;

describe('the two registers', () => {
  it('are never read together: no file names tables or events of both', () => {
    const files = filesUnder('src', /\.tsx?$/).filter((path) => !/\.test\.|messages\/events/.test(path));
    expect(files.length).toBeGreaterThan(300);
    const both = files.filter((path) => {
      const text = textOf(path);
      return TEAMS.test(text) && ADVISERS.test(text);
    });
    expect(both).toEqual([]);
    expect(textOf('content/indicators/indicators.json')).not.toMatch(/"team\./);
  });
});
