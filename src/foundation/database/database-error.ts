/** A refusal by the database with the fields callers decide on, equal on both engines and across the worker's door. */

/** What PostgreSQL says about an error; plain data, so that it survives the way between threads. */
export interface DatabaseErrorFields {
  readonly message: string;
  /** SQLSTATE, e.g. `23505` for a unique violation. */
  readonly code?: string;
  readonly constraint?: string;
  readonly detail?: string;
  readonly table?: string;
  readonly column?: string;
  readonly severity?: string;
  readonly where?: string;
}

export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly code: string | undefined;
  readonly constraint: string | undefined;
  readonly detail: string | undefined;
  readonly table: string | undefined;
  readonly column: string | undefined;
  readonly where: string | undefined;

  constructor(fields: DatabaseErrorFields) {
    super(fields.message);
    this.code = fields.code;
    this.constraint = fields.constraint;
    this.detail = fields.detail;
    this.table = fields.table;
    this.column = fields.column;
    this.where = fields.where;
  }
}

/** Picks the fields off whatever a driver threw. */
export function databaseErrorFields(fault: unknown): DatabaseErrorFields {
  const source: Record<string, unknown> = typeof fault === 'object' && fault !== null ? { ...fault } : {};
  const text = (key: string): string | undefined => (typeof source[key] === 'string' ? source[key] : undefined);
  return {
    message: fault instanceof Error ? fault.message : (text('message') ?? String(fault)),
    code: text('code'),
    constraint: text('constraint'),
    detail: text('detail'),
    table: text('table'),
    column: text('column'),
    severity: text('severity'),
    where: text('where'),
  };
}

/** The SQLSTATE of an error of either engine, else undefined. */
export function sqlState(fault: unknown): string | undefined {
  if (!(fault instanceof Error) || !('code' in fault)) return undefined;
  return typeof fault.code === 'string' && /^[0-9A-Z]{5}$/.test(fault.code) ? fault.code : undefined;
}
