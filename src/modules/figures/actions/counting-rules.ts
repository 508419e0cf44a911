/** What the projector, the rebuild and the recount share. */
import type { Db } from '../../../foundation/database/tables.ts';
import type { Stock } from '../domain/indicator.ts';
import type { MemberRules } from '../domain/member.ts';
import type { RegisterCount } from '../domain/stock.ts';

export interface CountingRules extends MemberRules {
  readonly stocks: readonly Stock[];
  /** Firms by place, status and whether tax arose since a year; the module that keeps the register counts them. */
  readonly countRegister: (db: Db, asked: { readonly taxSince: number }) => Promise<readonly RegisterCount[]>;
}
