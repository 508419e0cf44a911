/** Folds Vietnamese to bare lower-case words, so that `thanh hoa`, `Thanh Hóa` and `THANH-HOÁ` are the same text to a search. */

const MARKS = /\p{M}+/gu;
const NOT_WORD = /[^\p{L}\p{N}]+/gu;
const SIMPLE = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

/** Lower case, no tone or vowel marks, đ as d, every run of blanks and punctuation one blank, none at the ends. */
export function foldVietnamese(text: string): string {
  if (SIMPLE.test(text)) return text;
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(NOT_WORD, ' ')
    .trim();
}

/** The words of a text, folded. */
export function foldedWords(text: string): string[] {
  const folded = foldVietnamese(text);
  return folded === '' ? [] : folded.split(' ');
}
