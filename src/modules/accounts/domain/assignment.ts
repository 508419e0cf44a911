/** An assignment: a role over a scope, dated. A person may hold several and always acts as one. */
import type { Scope } from '../../../foundation/actor.ts';
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { RoleCatalogue } from './role.ts';

export interface Assignment {
  readonly id: string;
  readonly role: string;
  readonly scope: Scope;
  readonly validFrom: LocalDate;
  /** Last day, inclusive. */
  readonly validTo?: LocalDate;
  readonly endedAt?: Instant;
}

export function isInForce(assignment: Assignment, day: LocalDate): boolean {
  const { validFrom, validTo, endedAt } = assignment;
  return endedAt === undefined && validFrom <= day && (validTo === undefined || day <= validTo);
}

/** One role of the programme is enough: whoever may see others' data is held to the shorter limits, whatever they act as now. */
export function worksForProgramme(assignments: readonly Assignment[], roles: RoleCatalogue): boolean {
  return assignments.some(({ role }) => roles.byCode.get(role)?.kind !== 'firm');
}
