/** Files of what stands beside our counts: figures others published, and visits by day. */
import type { Versioned } from '../../../foundation/content.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { Route } from '../../../foundation/http/route.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { Gazetteer } from '../../localities/index.ts';
import { NATION_ID } from '../domain/cell.ts';
import type { Published } from '../domain/published.ts';
import { figuresText } from '../messages/index.ts';
import { listVisitsByDay } from '../store/visits.read.ts';
import { FORMATS, tableFile } from './table-file.ts';

interface BesideDeps {
  readonly db: Db;
  readonly published: Versioned<Published>;
  readonly places: Pick<Gazetteer, 'nameOf'>;
}

const PUBLISHED_COLUMNS = [
  'id',
  'what',
  'kind',
  'qualifier',
  'value',
  'value_to',
  'unit',
  'date',
  'locality_id',
  'locality_name',
  'source',
  'source_url',
  'confidence',
  'note',
] as const;
const VISIT_COLUMNS = ['day', 'visits'] as const;

/** Ten years: a row a day. */
const MOST_DAYS = 3_660;

export function besideFileRoutes(deps: BesideDeps): Route[] {
  const about = { contentHash: deps.published.hash };
  return FORMATS.flatMap((format): Route[] => [
    {
      ...{ method: 'GET', path: `/:lang/figures/published/table.${format}`, verb: 'public' },
      handle: ({ language }) => {
        const rows = publishedRows(deps, language);
        return tableFile(format, { name: 'published', columns: PUBLISHED_COLUMNS, rows, about });
      },
    },
    {
      ...{ method: 'GET', path: `/:lang/figures/visits/table.${format}`, verb: 'public' },
      handle: async ({ now }) => {
        const rows = await listVisitsByDay(deps.db, MOST_DAYS);
        return tableFile(format, { name: 'visits', columns: VISIT_COLUMNS, rows, about: { counted: now } });
      },
    },
  ]);
}

function publishedRows({ published, places }: BesideDeps, language: Language) {
  const nation = figuresText(language).nation;
  return published.value.figures.map(({ id, indicator, kind, qualifier, value, valueTo, date, ...figure }) => ({
    ...{ id, what: whatOf(indicator.name[language], figure.dimension?.[language]), kind, qualifier, value },
    ...{ value_to: valueTo ?? null, unit: indicator.unit[language], date, locality_id: figure.locality },
    locality_name: figure.locality === NATION_ID ? nation : places.nameOf(figure.locality, language),
    ...{ source: figure.source.name, source_url: figure.source.url ?? null, confidence: figure.confidence },
    note: figure.note?.[language] ?? null,
  }));
}

const whatOf = (name: string, part: string | undefined): string => (part === undefined ? name : `${name}, ${part}`);
