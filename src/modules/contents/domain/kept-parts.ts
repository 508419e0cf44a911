/** What a mended file may not change: what answers, plans and counts hold on to. A change of those is a release of the software. */
import type { ContentKind } from './content-file.ts';

export interface KeptIssue {
  readonly path: string;
  readonly code: 'kept.id' | 'kept.version' | 'kept.counting' | 'kept.codes';
}

type Data = { readonly [key: string]: unknown };

/** `before` and `after`: the file as data, both of its shape. */
export function changedKeptParts(kind: ContentKind, before: unknown, after: unknown): readonly KeptIssue[] {
  const [old, next] = [before as Data, after as Data];
  switch (kind) {
    case 'framework':
      return frameworkIssues(old, next);
    case 'measure':
    case 'step':
      return old.id === next.id ? [] : [{ path: 'id', code: 'kept.id' }];
    case 'indicator':
      return Array.isArray(old.indicators) ? countingIssues(old, next) : [];
    default:
      return [];
  }
}

/** Stored answers name criteria, options and tools by their codes: more may come, none may go. A new text has a new version. */
function frameworkIssues(old: Data, next: Data): KeptIssue[] {
  const issues: KeptIssue[] = [];
  if (old.id !== next.id) issues.push({ path: 'id', code: 'kept.id' });
  if (old.version === next.version) issues.push({ path: 'version', code: 'kept.version' });
  const [known, now] = [codesIn(old), codesIn(next)];
  for (const code of known) if (!now.has(code)) issues.push({ path: code, code: 'kept.codes' });
  return issues;
}

/** Every code with the codes it stands under. */
function codesIn(value: unknown, above = ''): Set<string> {
  const found = new Set<string>();
  const walk = (each: unknown, under: string): void => {
    if (Array.isArray(each)) for (const item of each) walk(item, under);
    else if (typeof each === 'object' && each !== null) {
      const { code } = each as { code?: unknown };
      const here = typeof code === 'string' ? `${under}${under && ' › '}${code}` : under;
      if (typeof code === 'string') found.add(here);
      for (const [key, inner] of Object.entries(each)) if (key !== 'missing') walk(inner, here);
    }
  };
  walk(value, above);
  return found;
}

/** Words may change and a figure may be taken out of the lists; what is counted may not, because past events were counted by it. */
const WORDS: ReadonlySet<string> = new Set(['name', 'definition', 'unit', 'missing', 'withdrawn']);

/** New indicators may come; those that are there stay, in their order, counted as they are. */
function countingIssues(old: Data, next: Data): KeptIssue[] {
  const known = idsOf(old.indicators);
  const kept = (next.indicators as readonly Data[]).filter(({ id }) => known.has(id));
  const counted = (indicators: unknown, { stocks, funnel }: Data) =>
    JSON.stringify([indicators, stocks, funnel], (key, value: unknown) => (WORDS.has(key) ? undefined : value));
  return counted(old.indicators, old) === counted(kept, next) ? [] : [{ path: 'indicators', code: 'kept.counting' }];
}

function idsOf(entries: unknown): ReadonlySet<unknown> {
  return new Set((entries as readonly Data[]).map(({ id }) => id));
}
