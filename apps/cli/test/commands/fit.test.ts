import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fit } from "@gradkit/fit";
import { columnsOf, formulaOf, problems } from "@repo/nist";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { captured, fixture } from "../captured.js";

const decay = fixture("decay.csv");
const model = ["--model", "a*exp(-b*t)+c", "--start", "a=1,b=1,c=1"];
let folder = "";
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "gradkit-"))));
afterAll(() => rmSync(folder, { recursive: true }));

interface Json {
  readonly parameters: Readonly<Record<string, { readonly value: number; readonly standardError: number | null; readonly interval: readonly number[]; readonly profile: readonly number[] | null; readonly fixed: boolean }>>;
  readonly observations: number;
  readonly formula: string;
}

const fitted = async (...argv: string[]): Promise<Json> => JSON.parse((await captured(["fit", ...argv, "--json"])).out) as Json;
const valuesOf = ({ parameters }: Json): Record<string, number> => Object.fromEntries(Object.entries(parameters).map(([name, { value }]) => [name, value]));

/** y = 2 + 3·t without error, so that any subset of rows has the same line. */
const line = "t;y\r\n0;2\r\n1;5\r\n2;8\r\n3;11\r\n4;NA\r\n";

describe("fit", () => {
  it("gives the same bits as the package", async () => {
    const rows = readFileSync(decay, "utf8").trim().split("\n").slice(1).map((row) => row.split(",").map(Number));
    const direct = await fit("y = a*exp(-b*t)+c", { t: rows.map(([t]) => t!), y: rows.map(([, y]) => y!) }, { start: { a: 1, b: 1, c: 1 } });
    const { parameters } = await fitted(decay, ...model);
    expect(parameters).toEqual(JSON.parse(JSON.stringify(direct.parameters)));
  });

  it.each(["Misra1a", "Thurber", "Gauss1"])("of NIST's %s from a file gives the bits of the package", async (name) => {
    const problem = problems.find((one) => one.name === name)!;
    const start = Object.fromEntries(problem.params.map((parameter, k) => [parameter, problem.start1[k]!]));
    const direct = await fit(formulaOf(problem), columnsOf(problem), { start });
    const stdin = `y,${problem.predictors.join(",")}\n${problem.y.map((y, k) => [y, ...problem.x[k]!].join(",")).join("\n")}\n`;
    const { out } = await captured(["fit", "-", "--model", problem.model, "--start", problem.params.map((parameter) => `${parameter}=${start[parameter]}`).join(","), "--json"], { stdin });
    expect((JSON.parse(out) as Json).parameters).toEqual(JSON.parse(JSON.stringify(direct.parameters)));
  });

  it("reads standard input, and leaves out rows with missing numbers where it is told to", async () => {
    const { code, out, err } = await captured(["fit", "-", "--model", "a + b*t", "--start", "0,0", "--missing", "omit", "--json"], { stdin: line });
    expect([code, err]).toEqual([0, "note: 1 row of standard input left out, in line 6\n"]);
    expect(JSON.parse(out)).toMatchObject({ schema: "gradkit/fit@1", file: "standard input", observations: 4 });
    expect(valuesOf(JSON.parse(out) as Json).b).toBeCloseTo(3, 9);
  });

  it.each([
    ["the column y", ["--model", "a + b*t"], "y = a+b*t"],
    ["a column by name", ["--model", "a + b*y", "--y", "t"], "t = a+b*y"],
    ["a column by position", ["--model", "a + b*y", "--y", "1"], "t = a+b*y"],
    ["a formula", ["--model", "a + b*t", "--y", "y^2"], "y^2 = a+b*t"],
    ["the left side of the model", ["--model", "2*y = a + b*t"], "2*y = a+b*t"],
    ["of which x is a column", ["--model", "a + b*x", "--x", "t"], "y = a+b*x"],
    ["of columns of other names", ["--columns", "u,v", "--model", "a + b*u"], "v = a+b*u"],
  ])("fits %s", async (_, argv, formula) => {
    const { out } = await captured(["fit", "-", ...argv, "--start", "1,1", "--missing", "omit", "--json"], { stdin: line });
    expect((JSON.parse(out) as Json).formula.replaceAll(" ", "")).toBe(formula.replaceAll(" ", ""));
  });

  it("takes weights and errors from columns", async () => {
    const stdin = "t,y,s\n0,0,1\n1,1,1\n2,9,100\n3,3,1\n";
    const weighted = JSON.parse((await captured(["fit", "-", "--model", "a + b*t", "--start", "0,0", "--weights", "1/s^2", "--json"], { stdin })).out) as Json;
    const withErrors = JSON.parse((await captured(["fit", "-", "--model", "a + b*t", "--start", "0,0", "--sigma", "s", "--json"], { stdin })).out) as Json;
    expect(weighted.parameters.b!.value).toBeCloseTo(1, 3);
    expect(withErrors.parameters.b!.value).toBeCloseTo(weighted.parameters.b!.value, 12);
  });

  it("draws and writes the rows that count, and none of weight 0", async () => {
    const [svg, rows] = ["weighted.svg", "weighted.csv"].map((name) => join(folder, name)) as [string, string];
    const { err } = await captured(["fit", "-", "--model", "a + b*t", "--weights", "w", "--svg", svg, "--rows", rows], { stdin: "t,y,w\n0,1,1\n1,90,0\n2,5,1\n3,7.5,1\n4,9,1\n" });
    expect(err).toBe("note: 1 row left out of the fit, in line 3: the weight is 0, or a formula of columns has no value\n");
    expect(readFileSync(rows, "utf8").trim().split("\n").slice(1).map((row) => row.split(",").slice(0, 2))).toEqual([["0", "1"], ["2", "5"], ["3", "7.5"], ["4", "9"]]);
    const centers = [...readFileSync(svg, "utf8").matchAll(/<circle cx="([\d.]+)"/g)].slice(0, 4).map(([, cx]) => Number(cx));
    expect((centers[1]! - centers[0]!) / (centers[3]! - centers[0]!)).toBeCloseTo(0.5, 2);
  });

  it("leaves out rows in which the left side has no value, where it is told to", async () => {
    const stdin = "t,y\n0,1\n1,0\n2,4\n3,8\n";
    const { code } = await captured(["fit", "-", "--model", "log(y) = a + b*t"], { stdin });
    const { out, err } = await captured(["fit", "-", "--model", "log(y) = a + b*t", "--missing", "omit", "--json"], { stdin });
    expect(code).toBe(3);
    expect(err).toBe("note: 1 row left out of the fit, in line 3: the weight is 0, or a formula of columns has no value\n");
    expect(JSON.parse(out)).toMatchObject({ observations: 3, omitted: [1] });
  });

  /** Line 6 is the row 2. */
  const apart = "# measured\nt,y,w\n0,1,1\n\n1,2,1\n2,0,-1\n3,4,1\n";

  it.each([
    ["a left side without a value", ["--model", "log(y) = a + b*t"], [3, "fit/missing", { rows: [2] }], "fit: numbers must be finite, got -Infinity in log(y) of line 6. Did you mean --missing omit?"],
    ["a negative weight", ["--model", "a + b*t", "--weights", "w"], [3, "fit/weight", { row: 2 }], "fit: --weights must not be negative, got -1 in line 6"],
    ["no deviation", ["--model", "a + b*t", "--sigma", "w"], [3, "fit/weight", { row: 2 }], "fit: --sigma must be positive, got -1 in line 6"],
    ["a start that leads beyond numbers", ["--model", "a*exp(b*t)", "--start", "1,400"], [4, "fit/start", { row: 2 }], "fit: --start must give finite numbers, got the model = Infinity in line 6 at a = 1, b = 400"],
    ["one of them after a row of weight 0", ["--model", "a*exp(b*t)", "--weights", "t", "--start", "1,400"], [4, "fit/start", { row: 2 }], "fit: --start must give finite numbers, got the model = Infinity in line 6 at a = 1, b = 400"],
  ])("tells people the line, and programs the row, of %s", async (_, argv, told, message) => {
    const { code, err } = await captured(["fit", "-", ...argv], { stdin: apart });
    expect([code, err]).toEqual([told[0], `error ${message}\n`]);
    const { err: json } = await captured(["fit", "-", ...argv, "--json"], { stdin: apart });
    expect(JSON.parse(json)).toMatchObject({ code: told[1], data: told[2] });
  });

  it("names the first ten lines that it leaves out", async () => {
    const stdin = `t,y\n${Array.from({ length: 24 }, (_, t) => `${t},${t % 2}\n`).join("")}`;
    const { err } = await captured(["fit", "-", "--model", "log(y) = a + b*t", "--missing", "omit", "--no-plot"], { stdin });
    expect(err).toBe("note: 12 rows left out of the fit, the first in line 2, 4, 6, 8, 10, 12, 14, 16, 18, 20: the weight is 0, or a formula of columns has no value\n");
  });

  it("keeps what is fixed, and to bounds", async () => {
    const { parameters } = await fitted(decay, "--model", "a*exp(-b*t)+c", "--start", "a=1,b=1", "--fix", "c=0.5", "--bound", "a=0..2");
    expect(parameters).toMatchObject({ a: { value: 2 }, c: { value: 0.5, fixed: true, standardError: null } });
  });

  it("has intervals of the level that is asked for", async () => {
    const [wide, narrow] = [await fitted(decay, ...model, "--level", "0.99"), await fitted(decay, ...model, "--level", "0.5")];
    expect(wide.parameters.a!.interval[1]!).toBeGreaterThan(narrow.parameters.a!.interval[1]!);
  });

  it("has profile intervals where they are asked for", async () => {
    const { parameters } = await fitted(decay, ...model, "--ci", "profile");
    const [lower, upper] = parameters.b!.profile as [number, number];
    expect([lower < parameters.b!.value, upper > parameters.b!.value]).toEqual([true, true]);
    expect((await captured(["fit", decay, ...model, "--ci", "profile", "--no-plot"])).out).toMatch(/ profile /);
  });

  it("draws data and residuals, in braille or in ASCII", async () => {
    const { out } = await captured(["fit", decay, ...model]);
    expect(out.match(/[\u2801-\u28FF]/g)!.length).toBeGreaterThan(20);
    expect(out).toMatch(/\nresidual │/);
    const { out: letters } = await captured(["fit", decay, ...model], { env: { LANG: "C" } });
    expect(letters).toMatch(/\nresidual \|/);
    expect(letters).not.toMatch(/[\u2800-\u28FF]/);
    expect((await captured(["fit", decay, ...model, "--no-plot"])).out).not.toContain("┤");
  });

  it("prints Markdown", async () => {
    const { out } = await captured(["fit", decay, ...model, "--md", "--derive", "log(2)/b"]);
    expect(out).toMatch(/^### `y = a\*exp\(-b\*t\) \+ c`\n/);
    expect(out).toMatch(/\n\| --- \| --: /);
    expect(out).toMatch(/\n- log\(2\)\/b = 0\.53\d+, std\. error 0\.01\d+, /);
    expect(out).not.toContain("┤");
  });

  it("writes the picture, the rows and the parameters", async () => {
    const [svg, rows] = ["fit.svg", "rows.csv"].map((name) => join(folder, name)) as [string, string];
    const { out } = await captured(["fit", decay, ...model, "--csv", "--svg", svg, "--rows", rows]);
    expect(out.split("\n").map((row) => row.split(",")[0])).toEqual(["name", "a", "b", "c", ""]);
    expect(readFileSync(svg, "utf8").match(/<circle /g)).toHaveLength(60);
    const [titles, first] = readFileSync(rows, "utf8").split("\n");
    expect(titles).toBe("t,observed,fitted,residual,standardized,leverage,lower,upper");
    const [, observed, value, residual] = first!.split(",").map(Number);
    expect(observed! - value!).toBeCloseTo(residual!, 12);
  });

  it.runIf(existsSync("/dev/full"))("says where a disk has no room for the rows", async () => {
    const { code, err } = await captured(["fit", decay, ...model, "--no-plot", "--rows", "/dev/full"]);
    expect([code, err]).toEqual([2, "error output: cannot write /dev/full, got ENOSPC: no space left on device\n"]);
  });

  it("gives what follows from the parameters with its error", async () => {
    const { derived, parameters } = (await fitted(decay, ...model, "--derive", "2*a")) as Json & { derived: Record<string, { value: number; standardError: number }> };
    expect(derived["2*a"]!.value).toBeCloseTo(2 * parameters.a!.value, 12);
    expect(derived["2*a"]!.standardError).toBeCloseTo(2 * parameters.a!.standardError!, 12);
  });

  it.each(["auto", "trf", "lm", "gaussNewton"])("goes down by the method %s", async (method) => {
    const [found, usual] = [await fitted(decay, ...model, "--method", method), await fitted(decay, ...model)];
    for (const [name, value] of Object.entries(valuesOf(usual))) expect(valuesOf(found)[name]).toBeCloseTo(value, 8);
  });

  it("is kept in a file, from which the same line goes on to the same bits", async () => {
    const file = join(folder, "decay.fit");
    const argv = [decay, ...model, "--method", "trf", "--ci", "profile"];
    const { code, out } = await captured(["fit", ...argv, "--checkpoint", file], { signal: AbortSignal.abort() });
    expect([code, out.includes("Not converged")]).toEqual([130, true]);
    const whole = await fitted(...argv);
    for (let k = 0; k < 2; k++) expect({ ...(await fitted(...argv, "--checkpoint", file)), seconds: 0 }).toEqual({ ...whole, seconds: 0 });
    expect(readdirSync(folder).filter((name) => name.startsWith("decay.fit")).toSorted()).toEqual(["decay.fit", "decay.fit.previous"]);
  });

  it("does not go on from the file of another fit, and says what differs", async () => {
    const file = join(folder, "other.fit");
    await captured(["fit", decay, ...model, "--checkpoint", file]);
    const { code, err } = await captured(["fit", decay, ...model, "--checkpoint", file, "--loss", "huber", "--level", "0.9"]);
    expect([code, err]).toEqual([2, "error fit: the checkpoint must be of the same fit, got other loss (none and not huber), level (0.95 and not 0.9). Did you mean another place?\n"]);
  });

  it("ends with 130 where it is interrupted, and prints the best so far", async () => {
    const { code, out } = await captured(["fit", decay, ...model], { signal: AbortSignal.abort() });
    expect(code).toBe(130);
    expect(out).toMatch(/\nNot converged, .*\n\n.*\na {2,}/);
  });

  it("tells of names that look like columns, and of titles that it changed", async () => {
    const { err } = await captured(["fit", "-", "--model", "a + tiem*time", "--start", "1,1"], { stdin: "time (s),y\n1,2\n2,3\n3,5\n" });
    expect(err).toBe('note: column "time (s)" is called time\nnote: tiem is fitted; the column is called time\n');
  });

  it("knows columns by what formulas call them, functions and Greek letters among them", async () => {
    const { code, out, err } = await captured(["fit", "-", "--model", "β*λ + α", "--y", "min_", "--start", "α=1", "--json"], { stdin: "λ,min\n1,3\n2,5\n3,7\n" });
    expect([code, err]).toEqual([0, 'note: column "λ" is called lambda\nnote: column "min" is called min_\n']);
    expect(valuesOf(JSON.parse(out) as Json)).toEqual({ alpha: expect.closeTo(1, 9) as number, beta: expect.closeTo(2, 9) as number });
  });

  it("says nothing of that with --quiet", async () => {
    expect((await captured(["fit", "-", "--model", "a + b*time", "--start", "1,1", "--quiet"], { stdin: "time (s),y\n1,2\n2,3\n3,5\n" })).err).toBe("");
  });
});

describe("fit --nist", () => {
  it("prints to how many digits each problem agrees", async () => {
    const { code, out } = await captured(["fit", "--nist", "misra1a"]);
    expect(code).toBe(0);
    expect(out).toMatch(/\n {2}b1 +238\.94212918 +238\.94212918 +238\.94212918 +1\d 1\d\n/);
    expect(out).toMatch(/\n2 of 2 agree with the certified values to 8 digits/);
  });

  it("--json has the digits of all", async () => {
    const { out } = await captured(["fit", "--nist", "DanWood", "--json"]);
    expect(JSON.parse(out)).toMatchObject({ schema: "gradkit/nist@1", ok: true, solved: 2, of: 2, runs: [{ problem: "DanWood", start: 1, ok: true }, { problem: "DanWood", start: 2 }] });
  });

  it("knows the names of the problems", async () => {
    expect((await captured(["fit", "--nist", "Thurbr"])).err).toMatch(/Did you mean Thurber\?/);
  });
});
