/** What the device asks of the server. Whatever does not come back whole did not happen and is asked again. */
import type { Framework } from '../../assessments/browser.ts';
import type { FieldItem, ItemOutcome } from '../domain/field-item.ts';
import type { TakenFirm } from '../domain/taken-firm.ts';

/** `offline`: nothing came back. `signed-out`: somebody has to sign in first. `ended`: the person signed this device out on purpose, from elsewhere. */
export type Failed = 'offline' | 'signed-out' | 'ended' | 'refused';

export interface TakenQuestions {
  readonly framework: Framework;
  readonly hash: string;
  readonly links: unknown;
}

export interface TakenAlong {
  readonly firms: readonly TakenFirm[];
  readonly left: readonly { readonly firm: string; readonly code: string }[];
  readonly questions: readonly TakenQuestions[];
  readonly topics: readonly { readonly code: string; readonly label: { readonly vi: string; readonly en: string } }[];
}

const PATIENCE_MS = 60_000;

async function post<T>(address: string, form: URLSearchParams): Promise<T | Failed> {
  const giveUp = new AbortController();
  const late = setTimeout(() => giveUp.abort(), PATIENCE_MS);
  try {
    const answer = await fetch(address, { method: 'POST', body: form, redirect: 'manual', signal: giveUp.signal });
    if (answer.type === 'opaqueredirect') return 'signed-out';
    if (answer.status === 401) return (await codeOf(answer)) === 'field.device.signed-out' ? 'ended' : 'signed-out';
    if (answer.status >= 500 || answer.status === 429) return 'offline';
    return answer.ok ? ((await answer.json()) as T) : 'refused';
  } catch {
    return 'offline';
  } finally {
    clearTimeout(late);
  }
}

async function codeOf(answer: Response): Promise<unknown> {
  return ((await answer.json().catch(() => undefined)) as { readonly code?: unknown } | undefined)?.code;
}

export function createServer(base: string) {
  return {
    /** Who is signed in, and the second key of this device. */
    unlock: (device: string) =>
      post<{ readonly person: string; readonly key: string }>(`${base}/unlock`, new URLSearchParams({ device })),
    take: (form: URLSearchParams) => post<TakenAlong>(`${base}/take`, form),
    send: (device: string, person: string, items: readonly FieldItem[]) =>
      post<{ readonly outcomes: readonly ItemOutcome[] }>(
        `${base}/sync`,
        new URLSearchParams({ device, person, items: JSON.stringify(items) }),
      ),
  };
}

export type FieldServer = ReturnType<typeof createServer>;
