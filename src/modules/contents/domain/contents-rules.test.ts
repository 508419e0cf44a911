/** The rules of the content desk as tables: who may sign what, what may never change, how a difference reads. */
import { describe, expect, it } from 'vitest';
import type { Actor, Scope } from '../../../foundation/actor.ts';
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { PolicyContext } from '../../accounts/index.ts';
import { can } from '../policy.ts';
import { changesBetween, groupChanges } from './changes.ts';
import { kindOf, titleOf, writeLike } from './content-file.ts';
import { type Draft, type Revision, reasonNotToSign } from './draft.ts';
import { changedKeptParts } from './kept-parts.ts';

const TODAY = '2031-03-04' as LocalDate;

function revision(changes: Partial<Revision> = {}): Revision {
  return {
    ...{ number: 1, body: '{}', hash: 'h1', draftedBy: 'anna', draftedAt: '2031-03-04T02:00:00.000Z' as Instant },
    source: { document: 'QĐ 1', readOn: TODAY, verified: true },
    validity: { from: TODAY },
    ...changes,
  };
}
function draft(changes: Partial<Draft> = {}): Draft {
  return {
    ...{ id: 'd', path: 'platforms/prices.json', kind: 'price', state: 'open', baseHash: 'base' },
    ...{ openedAt: '2031-03-04T02:00:00.000Z' as Instant, revisions: [revision()] },
    ...changes,
  };
}
const given = { signer: 'binh', hash: 'h1', hashInForce: 'base', today: TODAY };

describe('a draft is signed', () => {
  it('by another officer who looked at the newest saving', () => {
    expect(reasonNotToSign(draft(), given)).toBeUndefined();
  });
  it.each<[string, Draft, Partial<typeof given>, string]>([
    ['by its drafter', draft(), { signer: 'anna' }, 'own'],
    [
      'by somebody who saved it before',
      draft({ revisions: [revision({ draftedBy: 'binh' }), revision({ number: 2 })] }),
      {},
      'own',
    ],
    ['when another saving came', draft(), { hash: 'older' }, 'changed'],
    ['when readers see another text by now', draft(), { hashInForce: 'other' }, 'stale'],
    ['when it was withdrawn', draft({ state: 'withdrawn' }), {}, 'closed'],
    [
      'when its source was not read',
      draft({ revisions: [revision({ source: { document: 'QĐ 1', readOn: TODAY, verified: false } })] }),
      {},
      'unverified',
    ],
    [
      'when its days are over',
      draft({
        revisions: [revision({ validity: { from: '2031-01-01' as LocalDate, to: '2031-02-01' as LocalDate } })],
      }),
      {},
      'past',
    ],
  ])('never %s', (_when, one, changes, code) => {
    expect(reasonNotToSign(one, { ...given, ...changes })?.code).toContain(code);
  });
});

describe('whoever answers for a place', () => {
  const role = (code: string, verbs: readonly string[]) => ({
    ...{ code, verbs, label: { vi: '', en: '' }, kind: 'programme' as const, scopes: [], invites: [] },
  });
  const roles = [role('both', ['content.draft', 'content.sign-off']), role('drafts', ['content.draft'])];
  const context = {
    roles: { roles, byCode: new Map(roles.map((each) => [each.code, each])), hash: '' },
    contains: (above: string, below: string) => (above === below ? 'yes' : 'no'),
  } as unknown as PolicyContext;
  const actor = (code: string, scope: Scope): Actor => ({
    ...{ personId: 'p', sessionId: 's', name: '', actingAs: { assignmentId: 'a', role: code, scope } },
  });
  const nation: Scope = { kind: 'nation' };
  const here: Scope = { kind: 'locality', localityId: 'vn-2025-38' };
  it.each<[string, Scope, 'content.draft' | 'content.sign-off', string, boolean]>([
    ['both', nation, 'content.sign-off', 'vn', true],
    ['both', nation, 'content.sign-off', 'vn-2025-38', true],
    ['both', here, 'content.sign-off', 'vn-2025-38', true],
    ['both', here, 'content.sign-off', 'vn-2025-46', false],
    ['both', here, 'content.sign-off', 'vn', false],
    ['both', here, 'content.draft', 'vn', true],
    ['both', here, 'content.draft', 'vn-2025-46', false],
    ['drafts', nation, 'content.sign-off', 'vn', false],
    ['both', { kind: 'organisation', organisationId: 'o' }, 'content.draft', 'vn', false],
  ])('%s over %o: %s of %s is %s', (code, scope, verb, place, may) => {
    expect(can(actor(code, scope), verb, { place }, context).ok).toBe(may);
  });
  it('is never a visitor', () => {
    expect(can(undefined, 'content.draft', { place: 'vn' }, context).ok).toBe(false);
  });
});

describe('a mended file keeps', () => {
  const framework = (version: string, codes: readonly string[]) => ({
    ...{
      id: 'f',
      version,
      sections: [{ code: 'P1', parts: [{ code: '1.1', criteria: codes.map((code) => ({ code })) }] }],
    },
  });
  it.each<[string, Parameters<typeof changedKeptParts>, readonly string[]]>([
    ['its id', ['measure', { id: 'a' }, { id: 'b' }], ['kept.id']],
    [
      'the codes answers hold on to',
      ['framework', framework('1', ['a', 'b']), framework('2', ['b', 'c'])],
      ['kept.codes'],
    ],
    ['its version apart', ['framework', framework('1', ['a']), framework('1', ['a', 'b'])], ['kept.version']],
    ['nothing else of a framework', ['framework', framework('1', ['a']), framework('2', ['a', 'b'])], []],
    [
      'how an indicator is counted',
      ['indicator', { indicators: [{ id: 'x', events: ['a'] }] }, { indicators: [{ id: 'x', events: ['b'] }] }],
      ['kept.counting'],
    ],
    [
      'but not the words of an indicator',
      ['indicator', { indicators: [{ id: 'x', name: { vi: 'a' } }] }, { indicators: [{ id: 'x', name: { vi: 'b' } }] }],
      [],
    ],
  ])('%s', (_what, [kind, before, after], codes) => {
    expect(changedKeptParts(kind, before, after).map(({ code }) => code)).toEqual(codes);
  });
});

describe('a difference', () => {
  const prices = (...entries: readonly object[]) => JSON.stringify({ prices: entries });
  it('names the thing and the value, and an entry put in between moves no other', () => {
    const before = prices({ id: 'a', low: 1 }, { id: 'b', low: 2 });
    const after = prices({ id: 'new', low: 9 }, { id: 'a', low: 1 }, { id: 'b', low: 3 });
    const changes = groupChanges(changesBetween('platforms/prices.json', before, after));
    expect(changes.map(({ at, things, before: old, after: next }) => [at, things, old, next])).toEqual([
      [['low'], ['b'], 2, 3],
      [['prices'], ['new'], undefined, { id: 'new', low: 9 }],
    ]);
  });
  it('made alike in many places is told once', () => {
    const before = prices({ id: 'a', unit: 'month' }, { id: 'b', unit: 'month' });
    const changes = groupChanges(changesBetween('platforms/prices.json', before, before.replaceAll('month', 'once')));
    expect(changes.map(({ things }) => things)).toEqual([['a', 'b']]);
  });
  it('of a guide is told by lines, with what was taken away and put in', () => {
    const before = 'one\ntwo\nthree\nfour\nfive';
    const after = 'one\n2\nthree\nfour\nand\nfive';
    expect(changesBetween('learning/vi/L01.md', before, after)).toEqual([
      { at: ['2'], before: 'two', after: '2' },
      { at: ['5'], after: 'and' },
    ]);
    expect(changesBetween('learning/vi/L01.md', before, before)).toEqual([]);
  });
});

it('a file is known by its title and written in its own indentation', () => {
  expect(titleOf('learning/vi/L01.md', '---\ntitle: Hóa đơn\n---\n', 'vi')).toBe('Hóa đơn');
  expect(titleOf('measures/x-1.json', '{"title":{"vi":"Tên","en":"Name"}}', 'en')).toBe('Name');
  expect(titleOf('steps/reference/observations.json', '{}', 'vi')).toBe('observations');
  expect(writeLike('{\n "a": 1\n}', { a: 2 })).toBe('{\n "a": 2\n}\n');
  for (const path of [
    'accounts/roles.json',
    'facts/vocabulary.json',
    'measures/../accounts/roles.json',
    'measures/a/b.json',
  ])
    expect([path, kindOf(path)]).toEqual([path, undefined]);
});
