import type { Task } from "@gradkit/optimizer";
import { error } from "../errors.js";
import { fromExactText, toExactText } from "../exact-text.js";
import { hashOf } from "../redis/store.js";

/** Both sides must speak it; a change of what is sent raises it. */
export const protocol = 1;

/** Bytes from which on a part of a task is stored beside the queue, once for all tasks that have it, and the most that it may have. */
export const limits = { inline: 4096, part: 2 ** 28 } as const;

/** A part of a task: its text, or the hash of a text that stands in the store. */
type Part = { readonly text: string } | { readonly hash: string };

/** A task as it stands in the queue. */
export interface Packed {
  readonly protocol: number;
  readonly parts: Readonly<Record<string, Part>>;
  /** The run as far as it was when a worker last wrote it down. */
  readonly checkpoint?: string;
  /** How many have died of it. */
  readonly deaths?: number;
}

/** A task ready to be sent: its id, which follows from all its bits, and the texts that belong into the store, by hash. */
export interface Parcel {
  readonly id: string;
  readonly packed: Packed;
  readonly stored: ReadonlyMap<string, string>;
}

/** Packs a task. Equal tasks have equal ids, on all machines. */
export const pack = (task: Task): Parcel => {
  const stored = new Map<string, string>();
  const ids: string[] = [];
  const parts: Record<string, Part> = {};
  for (const key of Object.keys(task).toSorted()) {
    const value = task[key as keyof Task];
    if (value === undefined) continue;
    const text = toExactText(value);
    const hash = hashOf(text);
    ids.push(`${key}:${hash}`);
    // A run is hardly ever shared: it goes with its task, and is forgotten with it.
    const apart = key !== "run" && text.length > limits.inline;
    parts[key] = apart ? { hash } : { text };
    if (apart) stored.set(hash, text);
  }
  return { id: hashOf(ids.join("\n")), packed: { protocol, parts }, stored };
};

/**
 * The task again, with the run as far as it is; undefined where the store has lost a part.
 *
 * @throws cluster/task
 */
export const unpack = async ({ parts, checkpoint }: Packed, partOf: (hash: string) => Promise<unknown>): Promise<Task | undefined> => {
  const task: Record<string, unknown> = { program: undefined, whole: undefined, columns: undefined, batch: undefined };
  for (const [key, part] of Object.entries(parts)) {
    if (key === "run" && checkpoint !== undefined) continue;
    const value = "text" in part ? fromExactText(part.text) : await partOf(part.hash);
    if (value === undefined) return undefined;
    task[key] = value;
  }
  if (checkpoint !== undefined) task["run"] = fromExactText(checkpoint);
  return checked(task);
};

const kinds = { protocol: "number", call: "string", names: "object", seed: "number", method: "object", stop: "object", run: "object" } as const;
const ofProgram = { program: "object", whole: "object" } as const;

/**
 * Something once it has all that a task has. What is in its parts is looked at by those who use them.
 *
 * @throws cluster/task
 */
export const checked = (task: Readonly<Record<string, unknown>>): Task => {
  for (const [key, kind] of Object.entries({ ...kinds, ...(task["module"] === undefined ? ofProgram : {}) })) {
    const value = task[key];
    if (typeof value !== kind || value === null) throw error("cluster/task", { path: `task.${key}`, rule: `must be ${kind === "object" ? "an" : "a"} ${kind}`, got: value === null ? "null" : typeof value });
  }
  return task as unknown as Task;
};
