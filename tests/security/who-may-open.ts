/** The one table of who may open which address of the desk, the account and a plan. What is not in it nobody may. */

/** Everybody the walk asks as. `…Here` work over the commune whose things are asked for; the others never may see them. */
export const PEOPLE = [
  'visitor',
  'otherOwner',
  'otherAdviser',
  'nextCommune',
  'farCommune',
  'farProvince',
  'ownerHere',
  'adviserHere',
  'communeHere',
  'provinceHere',
  'ministry',
] as const;
export type Who = (typeof PEOPLE)[number];

export interface MayOpen {
  /** Open what belongs to the commune. */
  readonly here: readonly Who[];
  /** Open the same address and find only what is theirs. */
  readonly own: readonly Who[];
}

const SIGNED_IN = PEOPLE.filter((who) => who !== 'visitor');
const OFFICES = { c: 'communeHere', p: 'provinceHere', m: 'ministry' } as const;
const ELSEWHERE = { c: ['nextCommune', 'farCommune'], p: ['farProvince'], m: [] } as const;
type Level = keyof typeof OFFICES;

const levels = (text: string) => [...text] as Level[];
/** One thing of the commune: for offices of these levels (commune, province, ministry) above it. */
const thing = (offices: string): MayOpen => ({ here: levels(offices).map((level) => OFFICES[level]), own: [] });
/** A page every office of these levels has, each with what lies in its own places. */
const desk = (offices: string): MayOpen => ({
  ...thing(offices),
  own: levels(offices).flatMap((level) => ELSEWHERE[level]),
});
/** One's own account: whatever id a form names. */
const account: MayOpen = { here: [], own: SIGNED_IN };
/** Under the key of a mandate: its adviser. */
const mandate: MayOpen = { here: ['adviserHere'], own: [] };
/** What a mandate never opens; its key is no use to anybody else. */
const nobody: MayOpen = { here: [], own: [] };

export const MAY_OPEN: Readonly<Record<string, MayOpen>> = {
  'GET /account': account,
  'POST /account/act-as': account,
  'GET /account/cases': account,
  // What somebody asked for themselves; the commune's cases are nobody's own.
  'GET /account/cases/:case': nobody,
  'POST /account/cases/:case': nobody,
  'GET /account/data': account,
  'POST /account/data/copy': account,
  'POST /account/data/erase': account,
  'POST /account/data/keep': account,
  'POST /account/end-session': account,
  'POST /account/invitation': account,
  'POST /account/name': account,
  'GET /account/notices': account,
  'POST /account/notices': account,
  'POST /account/notices/read': account,
  'GET /account/paper-codes': desk('c'),
  'POST /account/paper-codes': desk('c'),
  'GET /account/passkeys': account,
  'POST /account/passkeys': account,
  'GET /account/passkeys/confirm': account,
  'POST /account/passkeys/confirm': account,
  'POST /account/passkeys/remove': account,
  'POST /account/sign-out': account,
  'POST /account/sign-out-everywhere': account,

  // A visitor, an owner and an adviser read what the desk is for.
  'GET /desk': { here: ['communeHere'], own: PEOPLE.filter((who) => who !== 'communeHere') },
  'GET /desk/audit': desk('pm'),
  'GET /desk/audit/:event': thing('pm'),
  'POST /desk/audit/export': desk('pm'),
  // An adviser finds what they hold; of the commune's that is nothing.
  'GET /desk/cases': { ...desk('cpm'), own: [...desk('cpm').own, 'adviserHere', 'otherAdviser'] },
  'GET /desk/cases/:case': thing('cpm'),
  'POST /desk/cases/:case': thing('cpm'),
  'POST /desk/cases/:case/hand-over': thing('cpm'),
  // Of organisations that take part; nobody here acts for one.
  'GET /desk/partner-cases': nobody,
  'GET /desk/partner-cases/:case': nobody,
  'POST /desk/partner-cases/:case': nobody,
  'GET /desk/claims': desk('cpm'),
  'GET /desk/claims/:claim': thing('cpm'),
  'POST /desk/claims/:claim': thing('cpm'),
  'POST /desk/claims/:claim/code': thing('cpm'),
  // Content of the whole country: every province proposes, nobody takes back or signs what is not theirs.
  'GET /desk/content': desk('pm'),
  'GET /desk/content/download': desk('pm'),
  'GET /desk/content/drafts/:draft': desk('pm'),
  'GET /desk/content/drafts/:draft/preview': desk('pm'),
  'POST /desk/content/drafts/:draft/sign': thing('m'),
  'POST /desk/content/drafts/:draft/withdraw': thing('m'),
  'GET /desk/content/edit': desk('pm'),
  'POST /desk/content/edit': desk('pm'),
  'GET /desk/content/file': desk('pm'),
  'GET /desk/content/versions/:version': desk('pm'),
  'GET /desk/duplicates': desk('pm'),
  'GET /desk/duplicates/:candidate': thing('pm'),
  'POST /desk/duplicates/decide': thing('pm'),
  'GET /desk/figures': desk('cpm'),
  'GET /desk/figures/:indicator': desk('cpm'),
  'POST /desk/figures/:indicator/target': thing('cpm'),
  'GET /desk/figures/:indicator/:member': thing('cpm'),
  'POST /desk/figures/:indicator/:member/correct': thing('pm'),
  'GET /desk/figures/releases': thing('m'),
  'POST /desk/figures/releases': thing('m'),
  'GET /desk/figures/releases/:release': thing('m'),
  'POST /desk/figures/releases/:release/discard': thing('m'),
  'POST /desk/figures/releases/:release/publish': thing('m'),
  'GET /desk/firms': desk('cpm'),
  'GET /desk/firms/:taxCode': thing('cpm'),
  'POST /desk/firms/:taxCode/read': thing('cpm'),
  'POST /desk/firms/export': desk('cpm'),
  'GET /desk/firms/suggest': desk('cpm'),
  'GET /desk/imports': desk('pm'),
  'POST /desk/imports': desk('pm'),
  'GET /desk/imports/:import': thing('pm'),
  'POST /desk/imports/:import': thing('pm'),
  'POST /desk/imports/:import/cancel': thing('pm'),
  'GET /desk/imports/:import/report.csv': thing('pm'),
  'GET /desk/imports/places': desk('pm'),
  'POST /desk/imports/places': desk('pm'),
  'POST /desk/imports/places/undo': desk('pm'),
  'GET /desk/mandates': { here: ['adviserHere'], own: ['otherAdviser'] },
  'POST /desk/mandates/end': { here: ['adviserHere'], own: ['otherAdviser'] },
  'GET /desk/people': desk('cpm'),
  'POST /desk/people': desk('cpm'),
  // The commune gives the role of adviser only; the one asked for is its own.
  'GET /desk/people/:assignment': thing('pm'),
  'POST /desk/people/:assignment': thing('pm'),
  'POST /desk/people/resend': desk('cpm'),
  'POST /desk/people/withdraw': desk('cpm'),
  // A group is its office's own.
  'GET /desk/populations': desk('cpm'),
  'POST /desk/populations': desk('cpm'),
  'GET /desk/populations/:population': thing('c'),
  'POST /desk/populations/:population/export': thing('c'),
  'POST /desk/populations/:population/put-away': thing('c'),
  'GET /desk/populations/new': desk('cpm'),
  'GET /desk/reports': desk('cpm'),
  'POST /desk/reports': desk('cpm'),
  'GET /desk/reports/:report': thing('cpm'),
  'GET /desk/reports/:report/html': thing('cpm'),
  'GET /desk/reports/:report/text': thing('cpm'),
  'GET /desk/reports/template': desk('cpm'),
  'POST /desk/reports/template': desk('cpm'),
  'GET /desk/unreached': desk('cpm'),
  'POST /desk/unreached/export': desk('cpm'),
  'GET /desk/unreached/firms/:taxCode': thing('cpm'),
  'POST /desk/unreached/firms/:taxCode': thing('cp'),
  'POST /desk/unreached/firms/:taxCode/reach': thing('cp'),
  'GET /desk/unreached/route': desk('cpm'),
  'POST /desk/unreached/route': desk('cp'),
  'POST /desk/views': desk('cpm'),
  'POST /desk/views/remove': desk('cpm'),

  'GET /plan/:key': mandate,
  'GET /plan/:key/ask': mandate,
  'POST /plan/:key/ask': mandate,
  'GET /plan/:key/assess/:framework': mandate,
  'POST /plan/:key/assess/:framework': mandate,
  'GET /plan/:key/assess/:framework/:section': mandate,
  'POST /plan/:key/assess/:framework/:section': mandate,
  'POST /plan/:key/assess/:framework/complete': mandate,
  'GET /plan/:key/assess/:framework/result': mandate,
  'GET /plan/:key/cases': mandate,
  'GET /plan/:key/cases/:case': mandate,
  'POST /plan/:key/cases/:case': nobody,
  'GET /plan/:key/claim': nobody,
  'POST /plan/:key/claim': nobody,
  'POST /plan/:key/claim/again': nobody,
  'POST /plan/:key/claim/code': nobody,
  'GET /plan/:key/consents': nobody,
  'POST /plan/:key/consents': nobody,
  'GET /plan/:key/delete': nobody,
  'POST /plan/:key/delete': nobody,
  'POST /plan/:key/export': nobody,
  'GET /plan/:key/facts': mandate,
  'GET /plan/:key/facts/:fact': mandate,
  'POST /plan/:key/facts/:fact': mandate,
  'GET /plan/:key/mandates': nobody,
  'POST /plan/:key/mandates': nobody,
  'POST /plan/:key/mandates/end': nobody,
  'GET /plan/:key/platforms': mandate,
  'GET /plan/:key/platforms/:platform': mandate,
  'GET /plan/:key/qr.svg': mandate,
  'GET /plan/:key/questions/:n': mandate,
  'POST /plan/:key/questions/:n': mandate,
  'GET /plan/:key/readings': mandate,
  'GET /plan/:key/steps/:step': mandate,
  'POST /plan/:key/steps/:step/done': mandate,
  'POST /plan/:key/steps/:step/drop': mandate,
  'POST /plan/:key/steps/:step/reopen': mandate,
  'POST /plan/:key/steps/:step/start': mandate,
  'GET /plan/:key/support': mandate,
  'GET /plan/:key/support/:measure': mandate,
};
