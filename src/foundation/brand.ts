/** Branded primitives: two strings with different meanings cannot be swapped by accident. */
declare const brand: unique symbol;
export type Branded<T, Name extends string> = T & { readonly [brand]: Name };
