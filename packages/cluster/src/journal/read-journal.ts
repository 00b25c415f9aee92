import { createReadStream } from "node:fs";
import { open, truncate } from "node:fs/promises";
import { error } from "../errors.js";

export const heading = '{"format":"gradkit/journal@1"}\n';

/** What stands in a journal: the text of a task's run, read when it is asked for. */
export interface Journal {
  readonly done: (id: string) => Promise<string | undefined>;
}

/**
 * The journal in a file. A last line that was cut off when its process was killed is cut away; a file that is not there is an empty journal.
 *
 * @throws cluster/journal
 */
export const readJournal = async (path: string): Promise<Journal> => {
  const found = new Map<string, { readonly at: number; readonly length: number }>();
  let at = 0;
  let end = 0;
  for await (const { line, whole } of linesOf(path)) {
    if (!whole) break;
    if (at === 0 ? line.toString() !== heading.trimEnd() : !entry.test(line.subarray(0, 80).toString()) || line.at(-1) !== closing) {
      throw error("cluster/journal", { path, rule: at === 0 ? "must begin as a journal" : "must have an entry in each line", got: line.subarray(0, 60).toString() });
    }
    if (at > 0) found.set(line.subarray(7, 71).toString(), { at: at + offset, length: line.length - offset - 1 });
    at += line.length + 1;
    end = at;
  }
  const { size } = await stats(path);
  if (size > end) await truncate(path, end);
  return {
    done: async (id) => {
      const place = found.get(id);
      if (!place) return undefined;
      const file = await open(path, "r");
      try {
        const { buffer } = await file.read(Buffer.alloc(place.length), 0, place.length, place.at);
        return buffer.toString();
      } finally {
        await file.close();
      }
    },
  };
};

/** `{"id":"`, 64 digits, `","run":`. */
const entry = /^\{"id":"[0-9a-f]{64}","run":/;
const offset = 79;
const closing = "}".codePointAt(0);

const stats = async (path: string): Promise<{ readonly size: number }> => {
  try {
    const file = await open(path, "r");
    try {
      return await file.stat();
    } finally {
      await file.close();
    }
  } catch {
    return { size: 0 };
  }
};

/** The lines of a file as bytes; the last one is not whole where no newline ends it. */
async function* linesOf(path: string): AsyncGenerator<{ readonly line: Buffer; readonly whole: boolean }> {
  if ((await stats(path)).size === 0) return;
  let rest: Buffer[] = [];
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let to = chunk.indexOf(10); to >= 0; to = chunk.indexOf(10, from)) {
      yield { line: Buffer.concat([...rest, chunk.subarray(from, to)]), whole: true };
      [rest, from] = [[], to + 1];
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
  if (rest.length > 0) yield { line: Buffer.concat(rest), whole: false };
}
