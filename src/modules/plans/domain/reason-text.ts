/** Puts the values of facts into a reason: `{foundedOn}` becomes the day itself. */

export function fillReason(text: string, inWords: (fact: string) => string): string {
  return text.replace(/\{(\w+)\}/g, (_, fact: string) => inWords(fact));
}
