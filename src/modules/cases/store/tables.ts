/** Tables of cases. */
import type { Generated } from 'kysely';
import type { Instant } from '../../../foundation/clock.ts';

declare module '../../../foundation/database/tables.ts' {
  interface Tables {
    quotas: QuotasTable;
    quota_takings: QuotaTakingsTable;
  }
}

interface QuotasTable {
  id: string;
  unit: 'places' | 'seats' | 'vnd';
  total: number;
  used: Generated<number>;
  created_at: Instant;
}

interface QuotaTakingsTable {
  id: string;
  quota_id: string;
  amount: number;
  taken_at: Instant;
  given_back_at: Instant | null;
}
