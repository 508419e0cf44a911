/** What the page of one figure is given, and each of its sections. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { Gazetteer } from '../../localities/index.ts';
import type { ProvinceShapes } from '../content/load-shapes.ts';
import type { Indicator, Stock } from '../domain/indicator.ts';
import type { Published } from '../domain/published.ts';
import type { FigureQuery } from './figure-query.ts';
import type { FigureView } from './figure-view.ts';
import type { PlaceTarget } from './place-targets.ts';

/** Kinds of events in words: the auditor's, so that the same event has one name everywhere. */
export type EventNames = (language: Language) => Readonly<Record<string, string>>;

export interface FigurePageProps {
  readonly language: Language;
  readonly today: LocalDate;
  readonly indicator: Indicator;
  readonly indicators: readonly Indicator[];
  readonly stocks: readonly Stock[];
  /** Firms of each stock in the country. */
  readonly standing: ReadonlyMap<string, number>;
  readonly query: FigureQuery;
  readonly view: FigureView;
  readonly perDay: number;
  readonly places: Gazetteer;
  readonly shapes: ProvinceShapes;
  readonly eventNames: Readonly<Record<string, string>>;
  readonly published: Published;
  readonly corrections: readonly { readonly act: string; readonly reason: string; readonly members: number }[];
  /** Of the country, or of the province shown. */
  readonly targets: readonly PlaceTarget[];
}

/** With the figure's name and what it is filtered by. */
export type NamedFigure = FigurePageProps & { readonly name: string };
