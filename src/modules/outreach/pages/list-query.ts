/** What the address of the list asks for, read strictly: an unknown code is no filter. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Fields } from '../../../foundation/http/route.ts';
import type { WorklistQuery } from '../../enterprises/index.ts';
import type { Classification } from '../../industries/index.ts';
import type { Gazetteer } from '../../localities/index.ts';
import type { OfficePlace } from '../domain/office.ts';
import {
  AGE_BANDS,
  type AgeBand,
  EMPLOYEE_BANDS,
  type EmployeeBand,
  employeesIn,
  foundedIn,
  type ListPlace,
  readListPlace,
} from '../domain/worklist-filter.ts';

export interface ListQuery {
  readonly q: string;
  readonly province: string;
  readonly commune?: string | undefined;
  /** A section of VSIC 2025. */
  readonly industry?: string | undefined;
  readonly employees?: EmployeeBand | undefined;
  readonly age?: AgeBand | undefined;
  readonly after?: ListPlace | undefined;
}

const LONGEST_TEXT = 200;

export function readListQuery(
  query: Fields,
  deps: { readonly places: Pick<Gazetteer, 'findLocality'>; readonly industries: Classification },
): ListQuery {
  const commune = deps.places.findLocality(query.get('commune'));
  const industry = deps.industries
    .listIndustries('2025', 'section')
    .find(({ code }) => code === query.get('industry'))?.code;
  return {
    q: query.get('q').slice(0, LONGEST_TEXT),
    province: query.get('province').slice(0, 40),
    commune: commune?.level === 'commune' ? commune.id : undefined,
    industry,
    employees: EMPLOYEE_BANDS.find((band) => band === query.get('employees')),
    age: AGE_BANDS.find((band) => band === query.get('age')),
    after: readListPlace(query.get('after')),
  };
}

/** The list's own address with some of its parts changed; without `after` it begins anew. */
export function listHref(
  base: string,
  query: ListQuery,
  change: Partial<ListQuery> & { afterText?: string } = {},
): string {
  const { q, province, commune, industry, employees, age } = { ...query, ...change };
  const parts = { q, province, commune, industry, employees, age, after: change.afterText };
  const search = new URLSearchParams(
    Object.entries(parts).flatMap(([name, value]) => (value ? [[name, value] as [string, string]] : [])),
  ).toString();
  return search === '' ? base : `${base}?${search}`;
}

export function isNarrowed({ q, commune, industry, employees, age }: ListQuery): boolean {
  return [q, commune, industry, employees, age].some((part) => part !== undefined && part !== '');
}

export function worklistOf(
  query: ListQuery,
  place: OfficePlace,
  industries: Classification,
  today: LocalDate,
): Omit<WorklistQuery, 'standing'> {
  return {
    place,
    ...(query.q !== '' && { text: query.q }),
    ...(query.commune !== undefined && { commune: query.commune }),
    ...(query.industry !== undefined && { divisions: divisionsOf(query.industry, industries) }),
    ...(query.employees !== undefined && { employees: employeesIn(query.employees) }),
    ...(query.age !== undefined && { foundedOn: foundedIn(query.age, today) }),
  };
}

/** The divisions of a section of 2025; those of 2018 of which some part went into it. */
function divisionsOf(section: string, industries: Classification): Readonly<Record<'2018' | '2025', string[]>> {
  const inSection = (id: string) => industries.lineageOf(id)[0]?.code === section;
  const codes = (edition: '2018' | '2025', within: (id: string) => boolean) =>
    industries
      .listIndustries(edition, 'division')
      .filter(({ id }) => within(id))
      .map(({ code }) => code);
  return {
    '2025': codes('2025', inSection),
    '2018': codes('2018', (id) => industries.candidatesIn2025(id).some((candidate) => inSection(candidate.id))),
  };
}
