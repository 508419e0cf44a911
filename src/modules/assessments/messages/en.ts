/** English words of assessments. */
import type { TranslationOf } from '../../../foundation/i18n/messages.ts';
import type { vi } from './vi.ts';

export const en: TranslationOf<typeof vi> = {
  list: {
    title: 'Assess your digital level',
    lead: 'Answer and see at once where you stand and what to do first. No account. Leave off any time and go on tomorrow.',
    description:
      'Assess your digital level by the criteria of the Ministry of Science and Technology, without an account.',
    versions: 'Sets of criteria',
    recommended: 'recommended',
  },
  status: {
    official: 'in force',
    superseded: (by) => `replaced by ${by}`,
    provisional: 'provisional',
    incomplete: 'kept for the record, no level',
  },
  citation: (document, date) => `Decision ${document} of ${date}`,
  asOf: (date) => `Self-assessed on ${date}`,
  intro: {
    description: (name, document) => `${name}, under Decision ${document}.`,
    what: 'What these criteria are',
    issuer: 'Issued by',
    document: 'Decision',
    validity: 'In force',
    from: (date) => `from ${date}`,
    fromPresumed: (date) => `from ${date} (day of signing, presumed)`,
    fromTo: (from, to) => `${from} until ${to}`,
    replacedBy: 'Replaced by',
    replaces: 'Replaces',
    source: 'Source',
    minutes: 'Time needed',
    aboutMinutes: (minutes) => `about ${String(minutes)} minutes on a phone, in as many sittings as you like`,
    questions: 'Questions',
    questionCount: (questions, parts) =>
      `${String(questions)} questions in ${String(parts)} parts; each can be skipped`,
    get: 'What you get',
    getLevel: 'Your level under this decision, where there is enough to compute it.',
    getNoLevel:
      'No level yet: no sector has a complete tool list in the sources we have. Once one is complete, the level is computed.',
    getProfile: 'Your points part by part: what is firm and what is weak.',
    getNext: 'What to do first, and a plan of three steps with people to help.',
    getReuse: 'Your answers stay in your dossier and are not asked again.',
    notOfficial:
      'This is a self-assessment. It is no certificate of a public authority and decides no support by itself.',
    doubts: 'What is not certain',
    start: 'Start the assessment',
    keep: 'Keep an earlier result',
    history:
      'These criteria have been replaced and their annex was not found. You can note your earlier answers to keep them; no level is given.',
    useInstead: (name) => `To assess yourself now, use ${name}`,
    haveKey: 'Have a plan already? Go on inside it',
    keyLabel: 'Plan key',
    keyHint: 'The letters and digits at the end of your private link, with or without blanks.',
    openKey: 'Open my plan',
    keyWrong: 'This plan key is not right. Check your private link: the key has 26 characters.',
    promise: 'No account, no name. You keep a private link and can delete everything at any time.',
  },
  overview: {
    title: (name) => `${name} self-assessment`,
    plan: 'Your plan',
    answered: (done, all) => `${String(done)} of ${String(all)} questions answered.`,
    parts: 'Parts',
    partDone: 'done',
    partSome: (done, all) => `${String(done)} of ${String(all)} answered`,
    partNone: (all) => (all === 1 ? '1 question, not begun' : `${String(all)} questions, not begun`),
    begin: 'Begin',
    goOn: (part) => `Go on: ${part}`,
    complete: 'See the result',
    finish: 'Complete',
    gapsTitle: (count) => (count === 1 ? '1 question has no answer' : `${String(count)} questions have no answer`),
    gapsText: 'Answer them, or complete as it is. The result will say which answers are missing.',
    completeWithGaps: (count) =>
      count === 1 ? 'Complete and leave 1 question open' : `Complete and leave ${String(count)} questions open`,
    nothingYet: 'No answer yet. Answer at least one question, then complete.',
    lastResult: (date) => `Result of ${date}`,
    again: 'Assess again',
    againText: 'Your last answers are filled in; change only what has changed.',
    kept: (date) => `Saved. You can close this page and come back with this private link until ${date}.`,
  },
  section: {
    over: (name, current, total) => `${name} · Part ${String(current)} of ${String(total)}`,
    unknown: 'I do not know, skip this question',
    none: 'None of the tools in this list',
    many: 'Choose all that apply.',
    continue: 'Save and continue',
    saveAndLeave: 'Save and go to the list of parts',
    back: 'List of parts',
    fromFact: 'Filled in from your dossier. Leave it if right, change it if wrong.',
    unscored: 'This question carries no points.',
    disputed: 'One copy scores this question, another does not.',
    period: (period) => `Counted over ${period}.`,
    denominatorPresumed: 'The second number is presumed; it was not seen in the decision.',
    ratioHint: 'Enter two numbers. If this does not exist in your firm, leave both empty.',
    pointsSummary: 'An assessor gave you points already? Enter them here',
    pointsLabel: 'Points (0 to 5)',
    pointsHint:
      'The table that turns a ratio into points is not in the sources we have, so the two numbers give no points by themselves.',
    sectorAny: 'I do not know',
    chooseSectorFirst: 'Choose your sector first, then come back to this part.',
    chooseSector: 'Choose the sector',
    noList: (sector) => `No tool list for the sector ${sector} yet`,
    noListText:
      'The official list is not in the sources we have, so this part is not asked and not scored. You still get your profile and your plan.',
    hints: 'Some tools often met in the sector, as examples only, never scored:',
    partialList: (known) => `Only ${String(known)} tools of this list are known: too few for a level.`,
  },
  result: {
    benchmark: {
      title: 'Beside firms like yours',
      tooFew: (fewest) =>
        `Fewer than ${fewest} other firms have answered this whole index, so nothing is compared: with fewer, one firm’s answers could be guessed.`,
      group: (firms, who) => `Compared with at least ${firms} other firms: ${who}.`,
      latest: (firms, who) => `Compared with the ${firms} firms that answered last: ${who}.`,
      everybody: 'everybody who assessed themselves, because too few of your sector have',
      above: (above, all) => `You are above the middle in ${String(above)} of ${String(all)} parts.`,
      caption: 'Share of the points each part can give',
      part: 'Part',
      own: 'You',
      middle: 'Middle',
      half: 'Half of the firms lie in',
      range: (low, high) => `${low} to ${high}`,
      note: (fewest) =>
        `The narrowest group with at least ${fewest} others, by sector, size and province, then wider. Rounded so that no firm shows; only whole answers count.`,
    },
    title: (level, top, name) => `Level ${String(level)} of ${String(top)}: ${name}`,
    titleNone: 'No level yet: this is your profile',
    pageTitle: 'Result of your self-assessment',
    total: (total, max) => `${total} of ${max} points.`,
    totalSoFar: (total, max) => `Points known so far: ${total} of ${max}.`,
    noLevelLead:
      'There is not enough to say which level you are at. Your points by part and what to do first can be used at once.',
    superseded: (document) => `under Decision ${document}, replaced`,
    supersededText:
      'These criteria have been replaced. The level holds under the old decision only and cannot be compared with the new one.',
    provisionalText:
      'Provisional: the annex of the decision has not been checked. This result grants and certifies nothing by itself.',
    spanSaid: (level, top) => `Span ${String(level)} of ${String(top)}.`,
    profileSaid: (done, all) =>
      `A bridge of ${String(all)} spans, one for each part; ${String(done)} answered in full.`,
    why: 'Why there is no level',
    unanswered: (count) => (count === 1 ? '1 question has no answer:' : `${String(count)} questions have no answer:`),
    ratioCutOff: (count) =>
      count === 1
        ? '1 answer is a ratio that cannot be turned into points: the table of the decision was not found.'
        : `${String(count)} answers are ratios that cannot be turned into points: the table of the decision was not found.`,
    sectorIncomplete:
      'The tool list of your sector is incomplete in the sources we have. Once it is complete, the level will be computed.',
    criteriaNotPublished: 'The criteria and the scale of the annex were not found. Your answers are kept as they are.',
    possible: (lowest, highest) =>
      lowest === highest
        ? `Whatever is missing, the level would be ${String(lowest)}; we give a level only when all points are known.`
        : `Once all points are known, your level will lie between ${String(lowest)} and ${String(highest)}.`,
    answerNow: 'Answer them',
    lift: 'The quickest way up',
    liftTitle: (steps, level, name) =>
      steps === 1
        ? `One step takes you to level ${String(level)}, ${name}`
        : `${String(steps)} steps take you to level ${String(level)}, ${name}`,
    liftTools: (tools, level, name) =>
      tools === 1
        ? `One more tool takes you to level ${String(level)}, ${name}`
        : `${String(tools)} more tools take you to level ${String(level)}, ${name}`,
    liftNote: 'Fewest steps first, low rungs before high ones. Effort and cost are in your plan, not here.',
    liftTop: 'You are at the highest level.',
    begin: 'What to do first',
    beginNote: 'The next rung in the parts that are weakest. Effort and cost are in your plan, not here.',
    beginNothing: 'Too few answers for a suggestion. Your plan still has three steps for you.',
    step: (from, to) => `${from} → ${to}`,
    stepPoints: (from, to) => `${from} → ${to} points`,
    addTool: 'Begin to use this tool',
    addOption: (option) => `Add: ${option}`,
    profile: 'Profile by part',
    part: 'Part',
    points: 'Points',
    pointsOf: (score, max) => `${score} / ${max}`,
    levelOf: (level) => `level ${String(level)}`,
    toolsInUse: (used, known) => `${String(used)} in use of ${String(known)} known tools`,
    disputed: 'scored in one copy, not in another',
    unconfirmedPoints: 'Points follow public reproductions and have not been checked against the annex.',
    change: 'Since last time',
    since: (date) => `Compared with ${date}`,
    first: 'This is your first one. Next time the change is shown here.',
    otherVersion: (date) =>
      `Last time (${date}) was under another version of the criteria, so the two results are not compared.`,
    was: 'Change',
    whole: 'Overall',
    noChange: 'no change',
    up: (points) => `+${points} points`,
    down: (points) => `−${points} points`,
    levelChange: (from, to) => `Level ${String(from)} → ${String(to)}`,
    evidence: 'Evidence',
    answers: (count) => (count === 1 ? '1 answer, declared by you.' : `${String(count)} answers, all declared by you.`),
    reused:
      'Answers that clearly show what you use are now in your dossier; the plan uses them and does not ask again.',
    oldVersion:
      'The criteria have a newer version since. This result stays under the version you answered. For one under the new version do it again: your answers come along.',
    next: 'Next',
    toPlan: 'See my plan',
    edit: 'Parts',
    levelName: (level, name) => `${String(level)} ${name}`,
    band: (from, to) => `${from}–${to}`,
    over: (points) => `over ${points}`,
  },
  refusals: {
    'unknown-criterion': 'This question is not part of the criteria. Open the page again.',
    'wrong-kind': 'The answer has the wrong form. Choose again.',
    'not-a-number': 'Enter a number, for example 1,200.',
    'points-out-of-range': 'The points must lie on the scale of this question.',
    'points-not-a-step': 'The scale of this question has no such points.',
    'unknown-option': 'Choose one of the entries.',
    'exclusive-option': '“Not used” does not go with another entry. Untick one of them.',
    'repeated-option': 'An entry was chosen twice. Choose again.',
    'ratio-negative': 'The number cannot be below 0.',
    'ratio-denominator-zero': 'The second number must be above 0. If this does not exist, leave both empty.',
    'ratio-over-one': 'The first number cannot be larger than the second.',
    'sector-missing': 'Choose the sector first.',
    'text-too-long': 'Write fewer than 2,000 characters.',
    'other-number-missing': 'One number is missing. Enter it, or leave both empty.',
    atCriterion: (criterion, message) => `Question ${criterion}: ${message}`,
  },
};
