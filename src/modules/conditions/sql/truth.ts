/** A three-valued answer in SQL: a boolean expression whose NULL is Kleene's unknown, or an answer known before any row is read. */
import { joined, piece, type SqlFragment } from './fragment.ts';

export type Truth = true | false | null | SqlFragment;

export function isKnown(truth: Truth): truth is true | false | null {
  return truth === null || typeof truth === 'boolean';
}

export function truthSql(truth: Truth): SqlFragment {
  if (truth === null) return piece`null::boolean`;
  return typeof truth === 'boolean' ? (truth ? piece`true` : piece`false`) : truth;
}

/** SQL's AND is Kleene's. It stops at the first FALSE, so cheap questions stand first. */
export function andOf(parts: readonly Truth[]): Truth {
  return combine(parts, false, true, ' and ');
}

export function orOf(parts: readonly Truth[]): Truth {
  return combine(parts, true, false, ' or ');
}

function combine(parts: readonly Truth[], decides: boolean, neutral: boolean, word: string): Truth {
  if (parts.includes(decides)) return decides;
  const open = parts.filter((part): part is SqlFragment => !isKnown(part));
  const doubted = parts.includes(null);
  if (open.length === 0) return doubted ? null : neutral;
  if (open.length === 1 && !doubted) return open[0] ?? neutral;
  const texts = doubted ? [...open, piece`null::boolean`] : open;
  return piece`(${joined(texts, word)})`;
}

export function notOf(truth: Truth): Truth {
  if (truth === null) return null;
  return typeof truth === 'boolean' ? !truth : piece`(not ${truth})`;
}

/** `truth` where `when` holds, else unknown. */
export function onlyWhen(when: readonly SqlFragment[], truth: Truth): Truth {
  if (truth === null || when.length === 0) return truth;
  return piece`(case when ${joined(when, ' and ')} then ${truthSql(truth)} end)`;
}
