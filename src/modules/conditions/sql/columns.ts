/** Where the facts of a party stand in the projection: given by the module that owns the tables. */

export interface FactColumn {
  readonly value: string;
  /** Rank of the grade: 0 declared, 1 evidenced, 2 verified. */
  readonly grade: string;
  /** Null where the fact does not expire. */
  readonly expiresOn: string;
  /** Of an industry: where its edition and its code stand apart, so that no row has to take it apart for every question. */
  readonly apart?: { readonly edition: string; readonly code: string };
}

export interface ItemTable {
  readonly table: string;
  /** The column of the profile that says whether anybody has spoken of the list. */
  readonly said: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly grade: string;
  readonly expiresOn: string;
}

/** A derived fact worked out when the row was written, see `settleDerived`. */
export interface SettledColumn {
  readonly possible: string;
  readonly table: string;
  readonly from: string;
  readonly until: string;
}

export interface ProfileColumns {
  /** The key that items share with their profile. */
  readonly key: string;
  readonly one: Readonly<Record<string, FactColumn>>;
  /** By the fact looked up (`province`): the column of what its origin gives, whoever else says something. */
  readonly lookedUp: Readonly<Record<string, string>>;
  readonly many: Readonly<Record<string, ItemTable>>;
  readonly settled: Readonly<Record<string, SettledColumn>>;
}
