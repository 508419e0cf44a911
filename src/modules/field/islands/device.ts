/** Everything the page on the device knows and does: locked or open, the firms taken along, the queue, sending. Screens only show it. */
import { uuidv7 } from 'uuidv7';
import { type CompiledFramework, compileFramework, type FactLinks } from '../../assessments/browser.ts';
import { countOf, nextBatch, type QueueEntry, settle, withoutRead } from '../domain/device-queue.ts';
import type { FieldItem } from '../domain/field-item.ts';
import type { TakenFirm } from '../domain/taken-firm.ts';
import { drop, dropAll, keep, readAll, readVault, wipe, writeVault } from './device-store.ts';
import type { Failed, FieldServer, TakenAlong, TakenQuestions } from './server.ts';
import { markedUnsent, markUnsent } from './unsent-mark.ts';
import { makeVault, type OpenVault, openVault, recoverVault, type StoredVault, WRONG_PINS } from './vault.ts';

export type Phase = 'loading' | 'failed' | 'new' | 'locked' | 'locked-out' | 'open';

export interface Questions {
  readonly compiled: CompiledFramework;
  readonly links: FactLinks;
}

/** What the last act led to, in the words of the screen. */
export type News =
  | { readonly kind: 'taken'; readonly taken: number; readonly left: number }
  | { readonly kind: 'sent' | 'ended' | 'offline' | 'signed-out' | 'refused' | 'photo-failed' | 'photo-most' }
  | undefined;

export type PinRefusal = 'wrong' | 'other-person' | Failed;

/** Nobody at the device: the key leaves memory. */
const IDLE_MS = 10 * 60_000;

export class Device {
  phase: Phase = 'loading';
  firms: readonly TakenFirm[] = [];
  questions: readonly Questions[] = [];
  topics: TakenAlong['topics'] = [];
  entries: readonly QueueEntry[] = [];
  isSending = false;
  news: News;
  readonly #server: FieldServer;
  readonly #changed: () => void;
  #stored: StoredVault | undefined;
  #vault: OpenVault | undefined;
  #idle: ReturnType<typeof setTimeout> | undefined;

  constructor(server: FieldServer, changed: () => void) {
    this.#server = server;
    this.#changed = changed;
  }

  get triesLeft(): number {
    return WRONG_PINS - (this.#stored?.wrong ?? 0);
  }
  get waiting(): number {
    return countOf(this.entries, 'ready');
  }
  /** Also told while the device is locked, as it was marked last. */
  get unsent(): number {
    return this.phase === 'open' ? this.entries.filter(({ state }) => state !== 'sent').length : markedUnsent();
  }
  /** Whether its person signed this device out from elsewhere. */
  get wasSignedOut(): boolean {
    return this.#stored?.signedOut === true;
  }

  async load(): Promise<void> {
    try {
      this.#stored = await readVault();
      this.#show(this.#stored === undefined ? 'new' : this.#stored.byPin === undefined ? 'locked-out' : 'locked');
      await this.#askWhetherEnded();
    } catch {
      this.#show('failed');
    }
  }

  /** The first PIN of this device, or a new one after five wrong: both need the server. */
  async setPin(pin: string): Promise<PinRefusal | undefined> {
    const deviceId = this.#stored?.deviceId ?? uuidv7();
    const answer = await this.#server.unlock(deviceId);
    if (typeof answer === 'string') return answer;
    const serverKey = fromHex(answer.key);
    const made =
      this.#stored === undefined
        ? await makeVault({ personId: answer.person, deviceId, pin, serverKey })
        : await recoverVault(this.#stored, { pin, serverKey });
    if (made === undefined) return 'other-person';
    await writeVault(made.stored);
    // Keep what is written here even when space is short.
    await navigator.storage?.persist?.();
    await this.#open(made);
    return undefined;
  }

  async enterPin(pin: string): Promise<PinRefusal | undefined> {
    if (this.#stored === undefined) return 'wrong';
    const opened = await openVault(this.#stored, pin, writeVault);
    this.#stored = opened.stored;
    if ('key' in opened) {
      await this.#open(opened);
      return undefined;
    }
    if (opened.stored.byPin === undefined) this.#show('locked-out');
    return 'wrong';
  }

  /** Signed out from elsewhere: what was taken along goes, what was written here stays sealed until the same person signs in again. */
  async #askWhetherEnded(): Promise<void> {
    const stored = this.#stored;
    if (stored?.byPin === undefined || !navigator.onLine) return;
    if ((await this.#server.send(stored.deviceId, stored.personId, [])) === 'ended') await this.#end();
  }

  async #end(): Promise<void> {
    if (this.#stored === undefined) return;
    const { byPin: _gone, ...without } = this.#stored;
    this.#stored = { ...without, signedOut: true };
    await writeVault(this.#stored);
    await dropAll('firm:');
    this.lock();
    this.#show('locked-out');
  }

  lock(): void {
    this.#vault = undefined;
    [this.firms, this.questions, this.entries, this.news] = [[], [], [], undefined];
    this.#show('locked');
  }

  /** Somebody is there. */
  stay(): void {
    clearTimeout(this.#idle);
    if (this.phase === 'open') this.#idle = setTimeout(() => this.lock(), IDLE_MS);
  }

  async take(form: URLSearchParams): Promise<void> {
    const vault = this.#vault;
    if (vault === undefined) return;
    const taken = await this.#server.take(form);
    if (taken === 'ended') return this.#end();
    if (typeof taken === 'string') return this.#tell({ kind: taken });
    for (const firm of taken.firms) await keep(vault, `firm:${firm.ref}`, firm);
    for (const asked of taken.questions) await keep(vault, `questions:${asked.framework.id}`, asked);
    await keep(vault, 'topics:', taken.topics);
    await this.#read(vault);
    this.#tell({ kind: 'taken', taken: taken.firms.length, left: taken.left.length });
  }

  async putBack(ref: string): Promise<void> {
    await drop(`firm:${ref}`);
    this.firms = this.firms.filter((firm) => firm.ref !== ref);
    this.#changed();
  }

  async write(entry: QueueEntry): Promise<void> {
    if (this.#vault === undefined) return;
    await keep(this.#vault, `item:${entry.item.id}`, entry);
    const others = this.entries.filter(({ item }) => item.id !== entry.item.id);
    this.entries = [...others, entry].sort((a, b) => (a.item.id < b.item.id ? 1 : -1));
    this.news = undefined;
    this.#mark();
    this.#changed();
  }

  newId(): string {
    return uuidv7();
  }

  /** Batch after batch; what went is noted before the next goes, so that a line that breaks costs at most one batch sent twice. */
  async send(): Promise<void> {
    const vault = this.#vault;
    if (vault === undefined || this.isSending) return;
    this.isSending = true;
    this.#tell(undefined);
    const outcome = await this.#sendAll(vault);
    this.isSending = false;
    if (outcome === 'ended') return this.#end();
    this.#tell({ kind: outcome });
  }

  async #sendAll(vault: OpenVault): Promise<'sent' | Failed> {
    for (;;) {
      const batch = nextBatch(this.entries);
      if (batch.length === 0) return 'sent';
      const answer = await this.#server.send(vault.stored.deviceId, vault.stored.personId, batch);
      if (typeof answer === 'string') return answer;
      const before = this.entries;
      this.entries = settle(before, answer.outcomes);
      const moved = this.entries.filter((entry, at) => entry !== before[at]);
      for (const entry of moved) await keep(vault, `item:${entry.item.id}`, entry);
      this.#mark();
      this.#changed();
      if (moved.length === 0) return 'refused';
    }
  }

  /** A refusal that was read, or everything that is safe with the server. */
  async remove(ids: readonly string[]): Promise<void> {
    const before = this.entries;
    for (const id of ids) this.entries = withoutRead(this.entries, id);
    const left = new Set(this.entries.map(({ item }) => item.id));
    for (const { item } of before) if (!left.has(item.id)) await drop(`item:${item.id}`);
    this.#mark();
    this.#changed();
  }

  async wipe(): Promise<void> {
    await wipe();
    markUnsent(this.#stored?.personId ?? '', 0);
    this.#stored = undefined;
    this.lock();
    this.#show('new');
  }

  tell(news: News): void {
    this.#tell(news);
  }

  itemsOf(ref: string): readonly FieldItem[] {
    return this.entries.filter(({ item }) => item.firm === ref).map(({ item }) => item);
  }

  async #open(vault: OpenVault): Promise<void> {
    this.#vault = vault;
    this.#stored = vault.stored;
    await this.#read(vault);
    this.#show('open');
    this.#mark();
    this.stay();
  }

  async #read(vault: OpenVault): Promise<void> {
    this.firms = ([...(await readAll(vault, 'firm:')).values()] as TakenFirm[]).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    );
    const questions = [...(await readAll(vault, 'questions:')).values()] as TakenQuestions[];
    questions.sort((a, b) => Number(b.framework.default === true) - Number(a.framework.default === true));
    this.questions = questions.map(({ framework, hash, links }) => ({
      compiled: compileFramework(framework, hash),
      links: links as FactLinks,
    }));
    this.topics = ((await readAll(vault, 'topics:')).get('') as TakenAlong['topics'] | undefined) ?? [];
    const entries = [...(await readAll(vault, 'item:')).values()] as QueueEntry[];
    this.entries = entries.sort((a, b) => (a.item.id < b.item.id ? 1 : -1));
  }

  /** Signing out is asked of the server, which cannot look into the vault: the number alone stands outside. */
  #mark(): void {
    if (this.#stored !== undefined) markUnsent(this.#stored.personId, this.unsent);
  }

  #show(phase: Phase): void {
    this.phase = phase;
    this.#changed();
  }

  #tell(news: News): void {
    this.news = news;
    this.#changed();
  }
}

function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array((hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)));
}
