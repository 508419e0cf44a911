/** The form for what a platform offers beside its price, and when that was reported. */
import type { Bilingual } from '../../../foundation/i18n/language.ts';
import { accepted } from '../../../foundation/result.ts';
import { type ContentForm, enteredBilingual, fieldIssue } from '../../contents/index.ts';
import { platformFormText } from '../messages/content-forms.ts';
import { enteredWhen } from './entered-when.ts';
import { platformsFile } from './platform-schema.ts';

interface WithOffer {
  readonly id: string;
  offer?: { readonly text: Bilingual; readonly reported: string | null };
}

export const offerForm: ContentForm = {
  id: 'offer',
  handles: (path) => path === 'platforms/platforms.json',
  title: (language) => platformFormText(language).offers,
  items: (body, language) => {
    const text = platformFormText(language);
    return platformsFile.parse(body).platforms.map(({ id, name, offer }) => ({
      ...{ id, label: name, note: offer?.text[language] ?? text.noOffer },
      ...(offer?.reported === null && { gap: `${text.offerUndated}: ${offer.text[language]}` }),
    }));
  },
  fields: (body, item, language) => {
    const text = platformFormText(language);
    const platform = platformsFile.parse(body).platforms.find(({ id }) => id === item);
    if (platform === undefined) return undefined;
    const { offer } = platform;
    const area = { kind: 'area', rows: 3, optional: true } as const;
    return [
      { ...area, name: 'offer.vi', label: text.offer, hint: text.offerHint, value: offer?.text.vi ?? '' },
      { ...area, name: 'offer.en', label: text.offerEn, value: offer?.text.en ?? '' },
      {
        ...{ kind: 'text', name: 'reported', label: text.reported, hint: text.observedHint, optional: true },
        value: offer?.reported ?? '',
      },
    ];
  },
  apply: (body, item, entered, { language, today }) => {
    const text = platformFormText(language).errors;
    const { value, issues } = enteredBilingual(entered, 'offer', text.text);
    const none = value.vi === '' && value.en === '';
    const when = enteredWhen(entered.get('reported'), today);
    const wrong = [
      ...(none ? [] : issues),
      ...(when === 'wrong' || when === 'later'
        ? [fieldIssue('reported', when === 'later' ? text.later : text.when)]
        : []),
    ];
    if (wrong.length > 0) return { ok: false, refusals: wrong };
    const file = structuredClone(body) as { readonly platforms: readonly WithOffer[] };
    for (const platform of file.platforms) {
      if (platform.id !== item) continue;
      if (none) delete platform.offer;
      else platform.offer = { text: value, reported: typeof when === 'object' ? when.observed : null };
    }
    return accepted(file);
  },
};
