import { Readable } from "node:stream";
import { isGradkitError } from "@gradkit/shapes";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTable, type Table, type TableOptions } from "../../src/data/read-table.js";

const all: TableOptions = { comment: "#", missing: [], policy: "refuse", keep: (names) => names };

/** A table from text or bytes, which come in pieces of so many bytes. */
const read = (text: string | Uint8Array, options: Partial<TableOptions> = {}, piece = 7): Promise<Table> => {
  const bytes = Buffer.from(text as string);
  return readTable("f", Readable.from(Array.from({ length: Math.ceil(bytes.length / piece) }, (_, k) => bytes.subarray(k * piece, (k + 1) * piece))), { ...all, ...options });
};
const plain = ({ columns }: Table): Record<string, number[]> => Object.fromEntries(Object.entries(columns).map(([name, numbers]) => [name, [...numbers]]));

/** Files as programs write them. */
const files: readonly (readonly [what: string, text: string, columns: Record<string, number[]>, options?: Partial<TableOptions>])[] = [
  ["commas and a header", "t,y\n1,2\n3,4\n", { t: [1, 3], y: [2, 4] }],
  ["no header: two columns are x and y", "1,2\n3,4\n", { x: [1, 3], y: [2, 4] }],
  ["no header: one column is y", "1\n2\n", { y: [1, 2] }],
  ["no header: more columns are x1, x2, …, y", "1,2,3\n4,5,6\n", { x1: [1, 4], x2: [2, 5], y: [3, 6] }],
  ["a header that is told to be none", "t,y\n1,2\n", { x: [1], y: [2] }, { hasHeader: false, missing: ["t", "y"], policy: "omit" }],
  ["a header of numbers that is told to be one", "2020,2021\n1,2\n", { c2020: [1], c2021: [2] }, { hasHeader: true }],
  ["names of one's own", "t,y\n1,2\n", { time: [1], signal: [2] }, { names: ["time", "signal"] }],
  ["Windows line ends", "t,y\r\n1,2\r\n3,4\r\n", { t: [1, 3], y: [2, 4] }],
  ["old Mac line ends", "t,y\r1,2\r3,4\r", { t: [1, 3], y: [2, 4] }],
  ["a last line without an end", "t,y\n1,2\n3,4", { t: [1, 3], y: [2, 4] }],
  ["a byte order mark", "\uFEFFt,y\n1,2\n", { t: [1], y: [2] }],
  ["semicolons and decimal commas", "t;y\n1,5;2,25\n-3;4,5e-1\n", { t: [1.5, -3], y: [2.25, 0.45] }],
  ["tabs and decimal commas", "t\ty\n1,5\t2\n", { t: [1.5], y: [2] }],
  ["tabs", "t\ty\n1\t2\n", { t: [1], y: [2] }],
  ["bars", "t|y\n1|2\n", { t: [1], y: [2] }],
  ["blanks, however many", "  t    y\n  1    2\n 10   20\n", { t: [1, 10], y: [2, 20] }],
  ["blanks and tabs mixed", "1 \t 2\n3\t4\n", { x: [1, 3], y: [2, 4] }],
  ["a blank after each comma", "t, y\n1, 2\n3, 4\n", { t: [1, 3], y: [2, 4] }],
  ["a delimiter that is told", "1,5\n2,5\n", { y: [1.5, 2.5] }, { delimiter: ";" }],
  ["a decimal sign that is told", "t;y\n1,5;2\n", { t: [1.5], y: [2] }, { decimal: "," }],
  ["comments and empty lines", "# made by hand\nt,y\n\n1,2\n  # half time\n3,4\n   \n", { t: [1, 3], y: [2, 4] }],
  ["comments of another sign", "% made by hand\n1,2\n", { x: [1], y: [2] }, { comment: "%" }],
  ["quotation marks", '"t","y"\n"1","2"\n"3","4"\n', { t: [1, 3], y: [2, 4] }],
  ["titles with units", "Time (s),Signal [mV]\n1,2\n", { Time: [1], Signal: [2] }],
  ["titles that are no names", "2nd run,a b,,e,a b\n1,2,3,4,5\n", { c2nd_run: [1], a_b: [2], c3: [3], e_: [4], a_b_2: [5] }],
  ["Fortran's exponents, signs, and a true minus", "1.5D+02,+2\n−1,.5\n", { x: [150, -1], y: [2, 0.5] }],
  ["missing numbers that are left out", "t,y\n1,2\n2,NA\n,3\n4\n5,-\n6,7\n", { t: [1, 6], y: [2, 7] }, { policy: "omit" }],
  ["missing numbers by a sign of one's own", "t,y\n1,-999\n2,3\n", { t: [2], y: [3] }, { policy: "omit", missing: ["-999"] }],
  ["a file of which half the rows are short", "x,y\n1,2\n3,\n5\n,7\n6,\n2,4\n", { x: [1, 2], y: [2, 4] }, { policy: "omit" }],
  ["more rows than are first made room for", `t,y\n${Array.from({ length: 3000 }, (_, k) => `${k},${2 * k}\n`).join("")}`, { t: Array.from({ length: 3000 }, (_, k) => k), y: Array.from({ length: 3000 }, (_, k) => 2 * k) }],
  ["letters in a column that nobody needs", "t,name,y\n1,Ada,2\n3,Max,4\n", { t: [1, 3], y: [2, 4] }, { keep: () => ["t", "y"] }],
];

describe("readTable(file, stream)", () => {
  it.each(files.map(([what, text, columns, options = {}]) => [what, text, columns, options] as const))("reads %s", async (_, text, columns, options) => {
    expect(plain(await read(text, options))).toEqual(columns);
  });

  it("reads UTF-16 by its byte order mark, of either order", async () => {
    const little = Buffer.from("\uFEFFt,ÿ\n1,2\n", "utf16le");
    expect(plain(await read(little))).toEqual({ t: [1], ÿ: [2] });
    expect(plain(await read(Buffer.from(little).swap16()))).toEqual({ t: [1], ÿ: [2] });
  });

  it("says how it read the file", async () => {
    const { columns, lineOf, ...said } = await read("Time (s);y\n1,5;2\n;3\n", { policy: "omit" });
    expect([Object.keys(columns), lineOf(0)]).toEqual([["Time", "y"], 2]);
    expect(said).toEqual({ dialect: { delimiter: ";", decimal: ",", hasHeader: true }, names: ["Time", "y"], renamed: { Time: "Time (s)" }, rows: 1, omitted: { lines: [3], count: 1 } });
  });

  it.each([1, 2, 3, 64])("gives the same in pieces of %i bytes, and the lines of bad rows", async (piece) => {
    const text = "# α\r\nt,y\r\n1,2\r\n\r\n2,x\r\n# more\r\n3,\r\n4,5\r\n";
    await expect(read(text, {}, piece)).rejects.toMatchObject({ code: "cli/data-rows", data: { count: 2, rows: [{ line: 5, column: "y", got: "x" }, { line: 7, column: "y", got: "" }] } });
  });

  it("counts the lines within quotation marks", async () => {
    await expect(read('t,y\n"1\n",2\n3,x\n')).rejects.toMatchObject({ data: { rows: [{ line: 4, column: "y", got: "x" }] } });
  });

  it("lists ten bad rows, and says how many there are", async () => {
    const text = `t,y\n1,2\n${"3,?!\n".repeat(40)}${"1,2\n".repeat(100)}`;
    await expect(read(text)).rejects.toMatchObject({ data: { count: 40, rows: { length: 10 } } });
  });

  it.each(["Infinity", "1e999", "0x10", "1,000.5", "1_000", "12abc", "--1"])("takes %s for no number", async (cell) => {
    await expect(read(`t;y\n1;2\n1;${cell}\n`, { delimiter: ";", decimal: "." })).rejects.toMatchObject({ code: "cli/data-rows" });
  });

  it("refuses rows of more cells than there are columns, which a decimal comma makes", async () => {
    await expect(read("t,y\n1,5,2,5\n", { delimiter: "," })).rejects.toMatchObject({ data: { rows: [{ line: 2, column: "row", got: "4 cells for 2 columns" }] } });
    expect(plain(await read("t,y\n1,2,\n3,4,,\n"))).toEqual({ t: [1, 3], y: [2, 4] });
  });

  it("refuses a quotation mark that is never closed, and does not show all that follows", async () => {
    await expect(read(`t,y\n1,"2\n${"3,4\n".repeat(1000)}`, { delimiter: "," })).rejects.toMatchObject({ data: { count: 1, rows: [{ column: "y", got: expect.stringMatching(/^2[^]{39}$/) as string }] } });
  });

  it("takes a decimal point for no number where the sign is a comma", async () => {
    await expect(read("t;y\n1;2\n1;1.5\n", { delimiter: ";", decimal: "," })).rejects.toMatchObject({ data: { rows: [{ got: "1.5" }] } });
  });

  it("passes on what keep throws, and reads no further", async () => {
    const failure = new Error("no such column");
    await expect(read("t,y\n1,2\n", { keep: () => { throw failure; } })).rejects.toBe(failure);
  });

  it("gives a table of finite numbers or a coded error for any text", async () => {
    const text = fc.array(fc.constantFrom(",", ";", "\t", " ", "|", "\n", "\r\n", "\r", '"', "#", "1", "2.5", "3,5", "-4e-3", "NA", "x", "Time (s)", "\uFEFF", "λ", "e", "\0"), { maxLength: 60 }).map((parts) => parts.join(""));
    await fc.assert(fc.asyncProperty(text, fc.integer({ min: 1, max: 20 }), fc.constantFrom("refuse" as const, "omit" as const), async (source, piece, policy) => {
      const found = await read(source, { policy }, piece).then(plain, (e: unknown) => (isGradkitError(e) ? {} : Promise.reject(e as Error)));
      const numbers = Object.values(found);
      expect(numbers.flat().every(Number.isFinite)).toBe(true);
      expect(new Set(numbers.map(({ length }) => length)).size).toBeLessThanOrEqual(1);
    }), { seed: 9, numRuns: 500 });
  });

  it("reads back every table of finite numbers, in every dialect", async () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    const dialect = fc.constantFrom([",", "."], [";", "."], [";", ","], ["\t", "."], ["\t", ","], ["|", ","], [" ", "."]);
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(number, number, number), { minLength: 1, maxLength: 20 }), dialect, fc.constantFrom("\n", "\r\n"), fc.integer({ min: 1, max: 40 }), async (rows, [delimiter, decimal], end, piece) => {
      const text = ["a,b,c".replaceAll(",", delimiter!), ...rows.map((row) => row.map((x) => String(x).replace(".", decimal!)).join(delimiter))].join(end);
      expect(plain(await read(text, {}, piece))).toEqual({ a: rows.map(([x]) => x || 0), b: rows.map(([, x]) => x || 0), c: rows.map(([, , x]) => x || 0) });
    }), { seed: 9, numRuns: 100 });
  });
});
