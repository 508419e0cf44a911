/** How a public number is printed and shaded: withheld is words, never a nought. */
import { formatNumber } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { NoFigure, type Shade } from '../../../ui/index.ts';
import type { Stock } from '../domain/indicator.ts';
import type { Shown } from '../domain/public-cells.ts';
import { figuresText } from '../messages/index.ts';

export function ShownNumber({ value, language }: { readonly value: Shown; readonly language: Language }) {
  if (value === 'withheld') return <NoFigure language={language}>{figuresText(language).withheld}</NoFigure>;
  return <b>{formatNumber(value, language)}</b>;
}

export function printShown(value: Shown, language: Language): string {
  return value === 'withheld' ? figuresText(language).withheld : formatNumber(value, language);
}

export interface Scale {
  readonly shadeOf: (value: Shown) => Shade;
  readonly legend: readonly { readonly shade: Shade; readonly label: string }[];
}

/** Four shades of equal steps up to the largest shown value; nought and withheld apart. */
export function scaleOf(values: readonly Shown[], language: Language): Scale {
  const text = figuresText(language);
  const most = Math.max(0, ...values.filter((value) => value !== 'withheld'));
  const step = Math.max(1, Math.ceil(most / 4));
  const shadeOf = (value: Shown): Shade => {
    if (value === 'withheld') return 'none';
    return value === 0 ? 0 : (Math.min(4, Math.ceil(value / step)) as Shade);
  };
  const used = new Set(values.map(shadeOf));
  const print = (value: number) => formatNumber(value, language);
  return {
    shadeOf,
    legend: [
      { shade: 0 as const, label: text.none },
      ...([1, 2, 3, 4] as const).map((shade) => ({
        shade,
        label: text.legend(print((shade - 1) * step + 1), print(shade * step)),
      })),
      { shade: 'none' as const, label: text.withheld },
    ].filter(({ shade }) => used.has(shade)),
  };
}

/** Why no firm stands in a stock: no register, or one that does not say it. */
export function whyNotStanding(stock: Stock, standing: ReadonlyMap<string, number>, language: Language): string {
  const text = figuresText(language);
  if (!standing.has('registered')) return text.noRegister;
  return stock.missing === undefined ? text.notInRegister : text.missing(stock.missing[language]);
}
