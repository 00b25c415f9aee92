import { laterError } from "../later-errors.js";
import { isWhole } from "../run/checkpoint.js";
import type { CheckpointStore } from "./store.js";

const database = "gradkit";
const table = "checkpoints";

/**
 * Checkpoints in a browser's database, under a name: two slots in turns, each written in one transaction that ends when it is on the disk, so that a page that is closed at any time leaves a whole one. It is the same
 * for all pages of an origin, which lock it by the name.
 *
 * @throws optimizer/no-database  where there is none, as in Node
 * @example
 * indexedDBStore("run") // throws optimizer/no-database
 */
export const indexedDBStore = (name: string): CheckpointStore => {
  const { indexedDB, navigator } = globalThis as { indexedDB?: IDBFactory; navigator?: { readonly locks?: LockManager } };
  if (!indexedDB) throw laterError("optimizer/no-database", { name });
  const failed = (cause: unknown): Error => Object.assign(laterError("optimizer/checkpoint-store", { call: "indexedDBStore", place: name, message: cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause) }), { cause });
  const slots = [`${name}/0`, `${name}/1`] as const;
  const counter = `${name}/count`;

  /** One transaction: all that it asks is asked while it is open, and nothing else is waited for meanwhile. What it gives is what the last answer led to. */
  const transact = async <T>(mode: IDBTransactionMode, use: (entries: IDBObjectStore, then: (request: IDBRequest, next: () => T) => void) => void): Promise<T | undefined> => {
    try {
      const opened = indexedDB.open(database, 1);
      opened.addEventListener("upgradeneeded", () => opened.result.createObjectStore(table));
      const open = await settled(opened);
      try {
        const transaction = open.transaction(table, mode, { durability: "strict" });
        let found: T | undefined;
        let broken: unknown;
        const done = new Promise<void>((resolve, reject) => {
          transaction.addEventListener("complete", () => resolve());
          for (const event of ["abort", "error"]) transaction.addEventListener(event, () => reject((broken ?? transaction.error ?? new Error(event)) as Error));
        });
        use(transaction.objectStore(table), (request, next) =>
          request.addEventListener("success", () => {
            try {
              found = next();
            } catch (e) {
              broken = e;
              transaction.abort();
            }
          }));
        await done;
        return found;
      } finally {
        open.close();
      }
    } catch (e) {
      throw failed(e);
    }
  };

  return {
    save: async (checkpoint) =>
      transact<void>("readwrite", (entries, then) => {
        const counted = entries.get(counter);
        then(counted, () => {
          const count = countOf(counted) + 1;
          entries.put(checkpoint, slots[count % 2]);
          entries.put(count, counter);
        });
      }),
    load: async () => {
      const found = await transact<readonly unknown[]>("readonly", (entries, then) => {
        const counted = entries.get(counter);
        const saved = slots.map((slot) => entries.get(slot));
        then(saved[1]!, () => [countOf(counted), countOf(counted) + 1].map((count) => saved[count % 2]!.result as unknown));
      });
      return found?.find(isWhole);
    },
    lock: async () => {
      // Pages that are not served securely have no locks.
      if (!navigator?.locks) {
        console.warn(`gradkit: there are no locks here, so that nothing keeps two runs from saving to ${name}`);
        return async () => undefined;
      }
      const { locks } = navigator;
      return new Promise((resolve, reject) => {
        const held = locks.request(`${database}/${name}`, { ifAvailable: true }, async (lock) => {
          if (!lock) throw laterError("optimizer/checkpoint-locked", { place: name });
          await new Promise<void>((release) => resolve(async () => {
            release();
            await held;
          }));
        });
        held.catch(reject);
      });
    },
  };
};

const countOf = ({ result }: IDBRequest): number => (result as number | undefined) ?? 0;

const settled = async <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    for (const event of ["error", "blocked"]) request.addEventListener(event, () => reject(request.error ?? new Error(event)));
  });
