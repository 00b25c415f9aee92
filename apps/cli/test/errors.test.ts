import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { texts } from "../src/errors.js";
import { exitCodeOf } from "../src/exit-code.js";
import { captured, fixture } from "./captured.js";

const loss = fixture("loss.mjs");
const decay = fixture("decay.csv");
const model = ["--model", "a*exp(-b*t)+c"];
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradkit-"));
  writeFileSync(join(folder, "bad.csv"), "t,y\n1,2\n2,abc\n3,\n");
  writeFileSync(join(folder, "empty.csv"), "# nothing\n");
  writeFileSync(join(folder, "book.csv"), "PK\u0003\u0004\0\0\0");
  writeFileSync(join(folder, "two.csv"), "t,y\n1,2\n2,3\n");
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Every mistake of use, with the whole text, and what the process ends with. Files in <> are those of the test. */
const mistakes: readonly (readonly [code: keyof typeof texts | (string & {}), exit: number, argv: readonly string[], text: string])[] = [
  ["cli/command", 2, ["gard"], "gradkit: no command gard. Did you mean grad? All commands: gradkit --help"],
  ["cli/option", 2, ["grad", "x", "--stesp"], "grad: no option --stesp. Did you mean --steps? All options: gradkit grad --help"],
  ["cli/option", 2, ["grad", "x", "--__proto__"], "grad: no option --__proto__; its own are --by, --at, --order, --steps. All options: gradkit grad --help"],
  ["cli/option-value", 2, ["grad", "x", "--at"], "grad: --at needs a value. Did you mean --at x=1,y=2?"],
  ["cli/option-value", 2, ["grad", "x", "--at", "--steps"], "grad: --at needs a value. Did you mean --at x=1,y=2?"],
  ["cli/option-value", 2, ["grad", "x", "--steps=3"], "grad: --steps takes no value, got 3. Did you mean --steps?"],
  ["cli/option-value", 2, ["grad", "x", "--at", "1", "--at", "2"], "grad: --at was given more than once. Did you mean --at x=1,y=2?"],
  ["cli/option-value", 2, ["matgrad", "x'*x"], "matgrad: --wrt is needed. Did you mean --wrt X?"],
  ["cli/option-value", 2, ["fit", decay], "fit: --model is needed. Did you mean --model 'a*x + b'?"],
  ["cli/option-value", 2, ["fit", decay, "--model", "y = a*t", "--y", "t"], "fit: --y is one left side, and the model has another, y. Did you mean --model 'a*t' --y 't'?"],
  ["cli/option-value", 2, ["fit", decay, "--model", "y == a*t"], "fit: --model must have one equals sign at most, got y == a*t. Did you mean --model 'y = a*x + b'?"],
  ["cli/arguments", 2, ["grad"], "grad: expected <formula>, got nothing. Did you mean gradkit grad 'x^2*sin(x)' --steps?"],
  ["cli/arguments", 2, ["grad", "x", "y"], "grad: expected <formula>, got x y. Did you mean gradkit grad 'x^2*sin(x)' --steps?"],
  ["cli/arguments", 2, ["fit"], "fit: expected <data.csv | ->, got nothing. Did you mean gradkit fit data.csv --model 'a*x + b'?"],
  ["cli/choice", 2, ["grad", "x", "--format", "tex"], "--format: must be one of text, json, latex, mathml, got tex"],
  ["cli/choice", 2, ["matgrad", "x'*x", "--wrt", "x", "--code", "numpi"], "--code: must be one of typescript, numpy, julia, matlab, got numpi. Did you mean numpy?"],
  ["cli/choice", 2, ["minimize", "x^2", "--start", "1", "--method", "bfgss"], "--method: must be one of bfgs, lbfgs, lbfgsb, newton, nonlinear-cg, steepest-descent, adam, got bfgss. Did you mean bfgs?"],
  ["cli/list", 2, ["grad", "x*y", "--at", "x=1,y=two"], "--at: expected a number, got two (column 7)\n  x=1,y=two\n        ^"],
  ["cli/list", 2, ["minimize", "x^2", "--start", "1", "--bound", "x=1"], "--bound: expected an interval such as 0..1, 0.. or ..1, got 1 (column 3)\n  x=1\n    ^"],
  ["cli/list", 2, ["taylor", "x", "--degree", "1.5"], "--degree: expected a whole number from 0 on, got 1.5 (column 1)\n  1.5\n  ^"],
  ["cli/list", 2, ["fit", decay, ...model, "--workers", "two"], "--workers: expected a whole number from 0 on, got two (column 1)\n  two\n  ^"],
  ["cli/list", 2, ["fit", decay, ...model, "--level", "95"], "--level: expected a number between 0 and 1, got 95 (column 1)\n  95\n  ^"],
  ["cli/unknown-name", 2, ["fit", decay, "--model", "a*exp(-lambda*t)", "--parameters", "a,lam"], "model: unknown name lambda, the formula has t, y, a, lam. Did you mean lam? (column 8)\n  a*exp(-lambda*t)\n         ^"],
  ["cli/unknown-name", 2, ["fit", decay, ...model, "--start", "a=1,d=2"], "--start: unknown name d, the formula has a, b, c (column 5)\n  a=1,d=2\n      ^"],
  ["cli/unknown-name", 2, ["fit", decay, ...model, "--derive", "log(2)/k"], "--derive: unknown name k, the formula has a, b, c (column 1)\n  k\n  ^"],
  ["cli/write", 2, ["fit", decay, ...model, "--checkpoint", "<no/run.json>"], "output: cannot write <no/run.json>, got ENOENT: no such file or directory"],
  ["cli/write", 2, ["fit", "<two.csv>", ...model, "--rows", "<two.csv>"], "output: cannot write <two.csv>, got the file of the data"],
  ["cli/unknown-name", 2, ["grad", "x*y", "--by", "z"], "--by: unknown name z, the formula has x, y (column 1)\n  z\n  ^"],
  ["cli/missing", 2, ["grad", "x*y", "--at", "x=1"], "--at: no value for y, got x=1. Did you mean --at x=1,y=0?"],
  ["cli/variables", 2, ["grad", "x*y", "--order", "2"], "grad: --order is of one variable, got x, y. Did you mean --by x --order 2?"],
  ["cli/variables", 2, ["fit", decay, "--model", "a*exp(-b*x)"], "fit: no column of the data stands in the model a*exp(-b*x), got t, y. Did you mean --x t?"],
  ["cli/variables", 2, ["fit", decay, "--model", "a*exp(-b*T)"], "fit: no column of the data stands in the model a*exp(-b*T), got t, y. Did you mean --model 'a*exp(-b*t)'?"],
  ["cli/module", 2, ["check", `${loss}#los`, "--at", "1,2"], `check: cannot use ${loss}#los, it exports no function los, but broken, gradient, loss, short, wrong. Did you mean ${loss}#loss?`],
  ["cli/module", 2, ["check", "./none.mjs#f", "--at", "1"], "check: cannot use ./none.mjs#f, got Cannot find module"],
  ["cli/module", 2, ["check", `${loss}#broken`, "--gradient", `${loss}#gradient`, "--at", "1,2"], `check: cannot use ${loss}#broken, it threw TypeError: `],
  ["cli/module", 2, ["check", `${loss}#loss`, "--gradient", `${loss}#short`, "--at", "1,2"], `check: cannot use ${loss}#short, its gradient has 1 numbers for 2 of the argument`],
  ["cli/checkpoint", 2, ["fit", decay, ...model, "--checkpoint", "<bad.csv>"], "--checkpoint: cannot go on from <bad.csv>: it is no checkpoint. Did you mean another file?"],
  ["cli/data-file", 3, ["fit", "<none.csv>", ...model], "data: cannot read <none.csv>, got ENOENT: no such file or directory"],
  ["cli/data-file", 3, ["fit", "<book.csv>", ...model], "data: cannot read <book.csv>, got bytes that are no text: a table is read as CSV, in UTF-8 or UTF-16 with its mark"],
  ["cli/data-empty", 3, ["fit", "<empty.csv>", ...model], "data: <empty.csv> must have at least one row of numbers, got none"],
  ["cli/data-rows", 3, ["fit", "<bad.csv>", ...model], 'data: <bad.csv> must have numbers in all rows, got 2 bad ones: line 3 (y: "abc"), line 4 (y: nothing). Did you mean --na abc --missing omit?'],
  ["cli/data-columns", 3, ["fit", decay, ...model, "--columns", "t,y,z"], `data: --columns must name all columns of ${decay}, got 3 names (t, y, z) for 2 columns`],
  ["cli/data-column", 3, ["fit", decay, ...model, "--y", "signal"], "--y: no column signal, got t, y"],
  ["cli/option-value", 2, ["worker"], "worker: --redis is needed. Did you mean --redis redis://localhost?"],
  ["cli/data-file", 3, ["sweep", "<none.csv>"], "data: cannot read <none.csv>, got no such file"],
  ["cluster/connection", 2, ["worker", "--redis", "localhost"], "work: `connection` must be a URL of Redis, got localhost. Did you mean redis://localhost:6379, or rediss://user:password@host:6380?"],
  ["cluster/sweep-file", 3, ["sweep", decay], `readTasks: ${decay}:1 must be an object in JSON, got t,y`],
  ["fit/few-rows", 3, ["fit", "<two.csv>", ...model], "fit: there must be at least as many rows as parameters, got 2 rows for 3 (a, b, c)"],
  ["fit/method", 2, ["fit", decay, ...model, "--method", "gausnewton"], "fit: `method` must be one of auto, trustRegionReflective, trf, levenbergMarquardt, lm, gaussNewton, got gausnewton. Did you mean gaussNewton?"],
  ["fit/method-bounds", 2, ["fit", decay, ...model, "--method", "lm", "--bound", "b=0.."], "fit: `method` must keep bounds where there are some, got levenbergMarquardt with bounds of b. Did you mean auto or trustRegionReflective?"],
  ["scalar/parse-unexpected", 2, ["grad", "2*+"], 'parse: expected a number, a variable, a function, "(", "|" or "-", got the end (line 1, column 4)\n  2*+\n     ^'],
  ["scalar/parse-unexpected", 2, ["fit", decay, "--model", "y = a*t + )"], 'parse: expected a number, a variable, a function, "(", "|" or "-", got ")" (line 1, column 11)\n      a*t + )\n            ^'],
  ["scalar/no-value", 4, ["grad", "log(x)", "--at", "-1"], "evaluate: no value at x = -1: log of a negative number"],
  ["scalar/no-series", 4, ["taylor", "log(x)"], "taylor: the function has no power series at 0: log of zero"],
  ["matrix/shape", 2, ["shape", "A*B", "--shape", "A=2,3", "--shape", "B=2,3"], "*: inner sizes must agree, got 2×3 and 2×3. Did you mean a transpose, X'? (at 1)\n  A*B\n   ^"],
  ["shapes/einsum-size", 2, ["shape", "ij,jk->ik", "--shape", "2,3", "--shape", "4,5"], "einsum(\"ij,jk->ik\"): "],
];

const inFolder = (text: string): string => text.replaceAll(/<([\w./]+\.(?:csv|json|svg))>/g, (_, name: string) => join(folder, name));

describe("a mistake", () => {
  // What is not installed is asked for in test/installed.ts, where nothing is.
  it("has a case for every error of the command line", () => {
    expect([...new Set([...mistakes.map(([code]) => code), "cli/install", "cli/internal"])].filter((code) => code.startsWith("cli/")).toSorted()).toEqual(Object.keys(texts).toSorted());
  });

  it.each(mistakes.map(([code, exit, argv, text]) => [code, exit, argv.join(" ").replaceAll(import.meta.dirname, ""), argv, text] as const))("%s ends with %i: gradkit %s", async (code, exit, _, argv, text) => {
    const words = argv.map(inFolder);
    const found = await captured(words);
    expect([found.code, found.out]).toEqual([exit, ""]);
    expect(found.err.startsWith(`error ${inFolder(text)}`)).toBe(true);
    const { err } = await captured([...words, "--json"]);
    expect((JSON.parse(err) as { code: string }).code).toBe(code);
  });

  it("in the name of a picture does not cost the result", async () => {
    const { code, out, err } = await captured(["fit", decay, ...model, "--start", "1,1,1", "--svg", inFolder("<no/fit.svg>")]);
    expect([code, out.includes("sse")]).toEqual([2, true]);
    expect(err).toBe(`error output: cannot write ${inFolder("<no/fit.svg>")}, got ENOENT: no such file or directory\n`);
  });

  it("of this program is told as such", async () => {
    const broken = Object.assign(() => { throw new Error("no"); }, {});
    const { run } = await import("../src/run.js");
    const texts: string[] = [];
    const code = await run(["--version"], { out: broken, err: (text) => void texts.push(text), env: { GRADKIT_DEBUG: "1" }, isTerminal: { in: false, out: false, err: false }, interruptible: () => new AbortController().signal, on: "inline", stdin: undefined as never });
    expect([code, texts[0]]).toEqual([4, "error gradkit: internal: no. Please report it\n"]);
    expect(texts[1]).toMatch(/^Error: no\n {4}at /);
  });
});

it.each([
  ["", ". Did you mean --missing omit?"],
  ["abc", ". Did you mean --na abc --missing omit?"],
  ["not measured", ". Did you mean --na 'not measured' --missing omit?"],
  ["1,234", ". Did you mean numbers without thousands separators?"],
  ["1.234.567,8", ". Did you mean numbers without thousands separators?"],
  ["4.1\n3,6", ". Did you mean a closing quotation mark?"],
  ["\u001B[2Jabc", ""],
  ["1e999", ""],
])("of the cell %j the advice is %j", (got, advice) => {
  const said = texts["cli/data-rows"]({ file: "f", count: 1, rows: [{ line: 2, column: "y", got }] });
  expect(said.slice(said.indexOf(")") + 1)).toBe(advice);
});

it.each([["cli/data-rows", 3], ["cli/option", 2], ["scalar/no-value", 4], ["scalar/parse-empty", 2], ["fit/few-rows", 3], ["fit/option", 2], ["unheard-of", 4]])("exitCodeOf(%j) is %i", (code, exit) => {
  expect(exitCodeOf(code)).toBe(exit);
});
