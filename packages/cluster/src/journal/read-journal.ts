import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { error } from "../errors.js";

export const heading = '{"format":"gradkit/journal@1"}\n';

/** What ends a line that was cut off, when somebody goes on after it: no entry ends so. */
export const cut = "#\n";

/** What stands in a journal: the text of a task's run, read when it is asked for. */
export interface Journal {
  /** Whether its heading is there. */
  readonly headed: boolean;
  readonly done: (id: string) => Promise<string | undefined>;
}

/**
 * The journal in a file, which may be written meanwhile. Lines that were cut off, when a process was killed or the disk was full, are passed over; a file that is not there is an empty journal.
 *
 * @throws cluster/journal
 */
export const readJournal = async (path: string): Promise<Journal> => {
  const found = new Map<string, { readonly at: number; readonly length: number }>();
  const refused = (rule: string, line: Buffer): Error => error("cluster/journal", { path, rule, got: line.subarray(0, 60).toString() });
  let at = 0;
  let headed = false;
  for await (const { line, whole } of linesOf(path)) {
    const isCut = !whole || line.at(-1) === cut.codePointAt(0);
    if (!headed && !isBeginning(whole && isCut ? line.subarray(0, -1) : line, isCut)) throw refused("must begin as a journal", line);
    if (!isCut && !isHeading(line)) {
      if (!entry.test(line.subarray(0, 80).toString()) || line.at(-1) !== closing) throw refused("must have an entry in each line", line);
      found.set(line.subarray(7, 71).toString(), { at: at + offset, length: line.length - offset - 1 });
    }
    headed ||= isHeading(line);
    at += line.length + 1;
  }
  return {
    headed,
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

const isHeading = (line: Buffer): boolean => line.length < heading.length && `${line.toString()}\n` === heading;

/** Whether a first line is the heading, or as much of it as there is of one that was cut off. */
const isBeginning = (line: Buffer, isCut: boolean): boolean => (isCut ? line.length < heading.length && heading.startsWith(line.toString()) : isHeading(line));

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
