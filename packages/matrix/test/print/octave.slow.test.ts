import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { evaluate, gradient, toCode, type Values } from "../../src/index.js";
import { entries, exprOf, relativeError, valuesAt } from "../data/entries.js";
import { thrown } from "@repo/testing";

const hasOctave = spawnSync("octave-cli", ["--version"]).status === 0;
if (!hasOctave) console.warn("octave-cli is not at hand: MATLAB code is not run");
const programs = entries
  .map((entry) => ({ entry, derivative: gradient(exprOf(entry), entry.wrt, { structure: entry.structure }) }))
  .filter(({ derivative }) => thrown(() => toCode(derivative, "matlab")) === "nothing was thrown");

const literal = (value: Values[string]): string => {
  const rows = [value].flat() as (number | number[])[];
  return `[${rows.map((row) => [row].flat().join(", ")).join("; ")}]`;
};

/** A call of each function, whose result is printed as a line of numbers in row-major order. */
const script = programs
  .flatMap(({ entry, derivative }, k) => {
    const code = toCode(derivative, "matlab", `f${k}`);
    const values = valuesAt(entry, entry.points[0]!);
    const names = /\((.*?)\)/.exec(code)![1]!.split(", ").filter((name) => name !== "");
    const call = `f${k}(${names.map((name) => literal(values[name]!)).join(", ")})`;
    return [code, `printf("%.17g ", (${call})'); printf("\\n");`];
  })
  .join("\n");

describe.runIf(hasOctave)("the MATLAB code of the derivatives of the reference data, in Octave", () => {
  it(`computes what evaluate does, for ${programs.length} of them`, () => {
    expect(programs.length).toBeGreaterThan(170);
    const folder = mkdtempSync(join(tmpdir(), "gradkit-octave-"));
    writeFileSync(join(folder, "all.m"), `1;\n${script}\n`);
    const { stdout, stderr } = spawnSync("octave-cli", ["--no-gui", "--quiet", join(folder, "all.m")], { encoding: "utf8" });
    rmSync(folder, { recursive: true });
    expect(stderr.replaceAll(/.*DISPLAY.*\n|.*disabling GUI.*\n/g, "")).toBe("");
    const results = stdout.trimEnd().split("\n").map((line) => line.trim().split(/\s+/).map(Number));
    const wrong = programs.filter(({ entry, derivative }, k) => !(relativeError(results[k] ?? [], [...evaluate(derivative, valuesAt(entry, entry.points[0]!))]) < 1e-9));
    expect(wrong.map(({ entry }) => entry.id)).toEqual([]);
  });
});
