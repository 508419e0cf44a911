/** What lies on the device: the vault, and sealed things by name. IndexedDB, one database, gone as a whole. */
import { type OpenVault, type Sealed, type StoredVault, seal, unseal } from './vault.ts';

const DATABASE = 'cau-so-field';
const CACHES = 'cau-so-field';

function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('vault');
    request.result.createObjectStore('sealed');
  };
  const database = await asked(request);
  // Another tab wipes the device: do not stand in its way.
  database.onversionchange = () => database.close();
  return database;
}

async function within<T>(
  mode: IDBTransactionMode,
  work: (stores: { readonly vault: IDBObjectStore; readonly sealed: IDBObjectStore }) => Promise<T> | T,
): Promise<T> {
  const database = await open();
  try {
    const transaction = database.transaction(['vault', 'sealed'], mode);
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    const value = await work({ vault: transaction.objectStore('vault'), sealed: transaction.objectStore('sealed') });
    await done;
    return value;
  } finally {
    database.close();
  }
}

export function readVault(): Promise<StoredVault | undefined> {
  return within('readonly', ({ vault }) => asked<StoredVault | undefined>(vault.get('one')));
}

export function writeVault(stored: StoredVault): Promise<void> {
  return within('readwrite', ({ vault }) => void vault.put(stored, 'one'));
}

export async function keep(vault: OpenVault, name: string, value: unknown): Promise<void> {
  const sealed = await seal(vault.key, name, value);
  await within('readwrite', (stores) => void stores.sealed.put(sealed, name));
}

export function drop(name: string): Promise<void> {
  return within('readwrite', ({ sealed }) => void sealed.delete(name));
}

export function dropAll(prefix: string): Promise<void> {
  return within('readwrite', ({ sealed }) => void sealed.delete(IDBKeyRange.bound(prefix, `${prefix}\uffff`)));
}

/** All that begins so, opened; what does not open is not there. */
export async function readAll(vault: OpenVault, prefix: string): Promise<ReadonlyMap<string, unknown>> {
  const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
  const [names, bodies] = await within('readonly', async ({ sealed }) => {
    const both: [Promise<IDBValidKey[]>, Promise<Sealed[]>] = [
      asked(sealed.getAllKeys(range)),
      asked<Sealed[]>(sealed.getAll(range)),
    ];
    return Promise.all(both);
  });
  const found = new Map<string, unknown>();
  for (const [at, name] of names.entries()) {
    const value = await unseal(vault.key, String(name), bodies[at]!);
    if (value !== undefined) found.set(String(name).slice(prefix.length), value);
  }
  return found;
}

/** Database, cached pages and the worker that serves them. */
export async function wipe(): Promise<void> {
  await asked(indexedDB.deleteDatabase(DATABASE));
  for (const name of await caches.keys()) if (name.startsWith(CACHES)) await caches.delete(name);
  for (const worker of await navigator.serviceWorker.getRegistrations())
    if (worker.scope.includes('/desk/field')) await worker.unregister();
}
