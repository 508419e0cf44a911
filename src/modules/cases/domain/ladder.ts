/** The levels of desks, the nearest to the firm first: what lapses goes up. */
export type Level = 'commune' | 'province' | 'nation';
export const LADDER: readonly Level[] = ['commune', 'province', 'nation'];
