/** The form that takes something back: kept for whoever holds on to it, dated, with its reason, and shown in no list any more. */

import { formatDate } from '../../../foundation/i18n/format.ts';
import type { Bilingual, Language } from '../../../foundation/i18n/language.ts';
import { accepted } from '../../../foundation/result.ts';
import type { Withdrawal } from '../../../foundation/withdrawal.ts';
import { type ContentForm, type FormIssue, type FormItem, fieldIssue } from '../domain/content-form.ts';
import { contentText } from '../messages/index.ts';

interface Withdrawable {
  readonly id: string;
  readonly name?: string | Bilingual;
  readonly title?: Bilingual;
  withdrawn?: Withdrawal;
}

const ENTRIES = 'platforms/platforms.json';
const GUIDE = /^learning\/(vi|en)\//;
const LINE = /^withdrawn: (\S+) \| (.*)\n/m;

/** Of measures, steps, guides and single platforms; of indicators for whoever knows what else needs them. Indices are never withdrawn: a newer one supersedes them. */
export const withdrawalForm: ContentForm = {
  id: 'withdrawal',
  handles: (path) => path === ENTRIES || GUIDE.test(path) || /^(measures|steps)\/[a-z0-9-]+\.json$/.test(path),
  title: (language) => contentText(language).withdrawal.title,
  items: (body, language) => {
    const label = contentText(language).withdrawal.title;
    if (typeof body === 'string') return [itemOf('', label, guideWithdrawal(body), language)];
    const entries = entriesOf(body);
    if (entries === undefined) return [itemOf('', label, (body as Withdrawable).withdrawn, language)];
    return entries.map((each) => itemOf(each.id, nameOf(each, language), each.withdrawn, language));
  },
  fields: (body, item, language) => {
    const isGuide = typeof body === 'string';
    const entry = isGuide ? undefined : entryOf(body, item);
    if (!isGuide && entry === undefined) return undefined;
    const withdrawn = isGuide ? guideWithdrawal(body) : entry?.withdrawn;
    const text = contentText(language).withdrawal;
    const reason = { kind: 'text', optional: true } as const;
    return [
      {
        ...{ kind: 'choice', name: 'shown', label: text.shown, hint: text.shownHint },
        selected: [withdrawn === undefined ? 'yes' : 'no'],
        options: [
          { value: 'yes', label: text.stay },
          { value: 'no', label: text.go },
        ],
      },
      ...(isGuide
        ? [{ ...reason, name: 'reason', label: text.reason, value: withdrawn?.reason.vi ?? '' }]
        : [
            { ...reason, name: 'reason.vi', label: text.reason, value: withdrawn?.reason.vi ?? '' },
            { ...reason, name: 'reason.en', label: text.reasonEn, value: withdrawn?.reason.en ?? '' },
          ]),
    ];
  },
  apply: (body, item, entered, { language, from }) => {
    const text = contentText(language).withdrawal;
    const shown = entered.get('shown');
    const names = typeof body === 'string' ? ['reason'] : ['reason.vi', 'reason.en'];
    const issues: FormIssue[] = shown === 'yes' || shown === 'no' ? [] : [fieldIssue('shown', text.choose)];
    for (const name of names)
      if (
        shown === 'no' &&
        (entered.get(name) === '' || entered.get(name).length > 300 || /[\r\n]/.test(entered.get(name)))
      )
        issues.push(fieldIssue(name, text.text));
    if (issues.length > 0) return { ok: false, refusals: issues };
    if (typeof body === 'string') {
      const without = body.replace(LINE, '');
      if (shown === 'yes') return accepted(without);
      const on = guideWithdrawal(body)?.on ?? from;
      return accepted(without.replace(/^---\n/, () => `---\nwithdrawn: ${on} | ${entered.get('reason')}\n`));
    }
    const file = structuredClone(body);
    const entry = entryOf(file, item);
    if (entry === undefined) return accepted(file);
    const on = entry.withdrawn?.on ?? from;
    delete entry.withdrawn;
    if (shown === 'no')
      entry.withdrawn = { on, reason: { vi: entered.get('reason.vi'), en: entered.get('reason.en') } };
    return accepted(file);
  },
};

function itemOf(id: string, label: string, withdrawn: Withdrawal | undefined, language: Language): FormItem {
  const text = contentText(language).withdrawal;
  const note = withdrawn === undefined ? text.none : text.gone(formatDate(withdrawn.on), withdrawn.reason[language]);
  return { id, label, note };
}

function entryOf(body: unknown, item: string): Withdrawable | undefined {
  const entries = entriesOf(body);
  return entries === undefined ? (body as Withdrawable) : entries.find(({ id }) => id === item);
}

/** Of a file that holds many. */
function entriesOf(body: unknown): readonly Withdrawable[] | undefined {
  const { platforms, indicators } = body as Readonly<
    Record<'platforms' | 'indicators', readonly Withdrawable[] | undefined>
  >;
  return platforms ?? indicators;
}

function nameOf({ id, name = id }: Withdrawable, language: Language): string {
  return typeof name === 'string' ? name : name[language];
}

/** A guide is written in one language, its reason too. */
function guideWithdrawal(body: string): Withdrawal | undefined {
  const [, on, reason] = LINE.exec(body) ?? [];
  return on === undefined || reason === undefined
    ? undefined
    : { on: on as Withdrawal['on'], reason: { vi: reason, en: reason } };
}
