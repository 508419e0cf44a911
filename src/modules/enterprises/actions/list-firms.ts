/** The firms a desk sees, each with what a list shows: asked by the page and by the export alike. */
import type { Db } from '../../../foundation/database/tables.ts';
import {
  type ConditionContext,
  createReader,
  type Dossier,
  type PlaceIndex,
  settleDerived,
} from '../../conditions/index.ts';
import type { Gazetteer } from '../../localities/index.ts';
import { currentDossier } from '../domain/current-dossier.ts';
import { isInScope, type PopulationScope, placesAsked } from '../domain/desk-scope.ts';
import type { FirmFilters } from '../domain/firm-filters.ts';
import { factsOfRegister, type RegisterRecord } from '../domain/register-record.ts';
import { isPersonalTaxCode } from '../domain/tax-code.ts';
import { levelsOfFirms } from '../store/claimed-firms.read.ts';
import { countFirms, type FirmQuery, searchFirms } from '../store/firm-search.read.ts';

export interface ListedFirm {
  readonly record: RegisterRecord;
  /** By the register alone; absent when it does not say enough. */
  readonly sizeClass?: string;
  /** The highest its claimed file has, whatever the index. */
  readonly level?: number;
}

export interface FirmListQuery {
  readonly filters: FirmFilters;
  readonly scope: PopulationScope;
  readonly context: ConditionContext;
  readonly placeIndex: PlaceIndex;
  readonly places: Pick<Gazetteer, 'contains' | 'findLocality'>;
}

export interface FirmList {
  readonly firms: readonly ListedFirm[];
  readonly next?: string;
  /** How many there are in all, where listing them told it: `countListed` counts otherwise. */
  readonly total?: number;
}

/** Nothing outside the scope is ever listed, whatever the filters name. */
export async function listFirms(
  db: Db,
  query: FirmListQuery,
  page: { readonly after?: string; readonly limit: number },
): Promise<FirmList> {
  const asked = withinScope(query);
  if (asked === undefined) return { firms: [], total: 0 };
  const { firms, next, total } = await searchFirms(db, asked, page);
  // A person's own code, typed in full, is found past the filters; never past the scope.
  const seen = firms.filter((firm) => !isPersonalTaxCode(firm.taxCode) || isInScope(query.scope, firm, query.places));
  const listed = await listedFirms(db, seen, query.context);
  return {
    firms: listed,
    ...(next !== undefined && { next }),
    // A code found past the scope is not told by its count either.
    ...(total !== undefined && { total: total - (firms.length - seen.length) }),
  };
}

/** Each with its size by the register and its level by its claimed file. */
export async function listedFirms(
  db: Db,
  records: readonly RegisterRecord[],
  context: ConditionContext,
): Promise<readonly ListedFirm[]> {
  const codes = records.map(({ taxCode }) => taxCode);
  const levels = await levelsOfFirms(db, codes, context.asOf);
  return records.map((record) => listedFirm(record, levels.get(record.taxCode), context));
}

/** Counted no further than `most`. */
export async function countListed(db: Db, query: FirmListQuery, most: number): Promise<number> {
  const asked = withinScope(query);
  return asked === undefined ? 0 : countFirms(db, asked, most);
}

function withinScope({ filters, scope, context, placeIndex, places }: FirmListQuery): FirmQuery | undefined {
  const within = placesAsked(scope, filters, places);
  return within && { filters, places: within, context, placeIndex };
}

function listedFirm(record: RegisterRecord, level: number | undefined, context: ConditionContext): ListedFirm {
  const dossier = currentDossier(factsOfRegister(record), context.vocabulary, context.asOf);
  const sizeClass = sizeOf(dossier, context);
  return { record, ...(sizeClass !== undefined && { sizeClass }), ...(level !== undefined && { level }) };
}

/** The one class still possible, without the reasons: a page of firms is sized at once. */
function sizeOf(dossier: Dossier, context: ConditionContext): string | undefined {
  const table = context.vocabulary.derived.sizeClass;
  const possible = table && settleDerived(createReader(dossier, context), 'sizeClass')?.possible;
  if (table === undefined || possible === undefined) return undefined;
  const classes = [...new Set([...table.cases.map(({ value }) => value), table.otherwise])];
  const open = classes.filter((_, index) => (possible & (1 << index)) !== 0);
  return open.length === 1 ? open[0] : undefined;
}
