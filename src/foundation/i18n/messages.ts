/** Typed dictionaries: `vi` fixes the keys and the arguments of each message, `en` must have the same shape. */
import type { Language } from './language.ts';

/** A dictionary is a tree of texts and of functions that make a text from arguments. */
type Message = string | ((...args: never[]) => string);
interface MessageTree {
  readonly [key: string]: MessageNode;
}
type MessageNode = Message | MessageTree | readonly MessageNode[];

/** The shape every translation of `T` must have: same keys, same arguments, any text. */
export type TranslationOf<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : TranslationOf<T[K]>;
};

/** `const text = dictionary({ vi, en })` then `text(language).title`. */
export function dictionary<T extends MessageTree>(languages: {
  vi: T;
  en: TranslationOf<T>;
}): (language: Language) => TranslationOf<T> {
  const all = languages as unknown as { vi: TranslationOf<T>; en: TranslationOf<T> };
  return (language) => all[language];
}
