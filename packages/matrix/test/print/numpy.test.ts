import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { evaluate, gradient, toCode } from "../../src/index.js";
import { entries, exprOf, relativeError, valuesAt } from "../data/entries.js";
import { thrown } from "@repo/testing";

const hasNumpy = spawnSync("python3", ["-c", "import numpy"]).status === 0;
if (!hasNumpy) console.warn("python3 with numpy is not at hand: NumPy code is not run");
const programs = entries
  .map((entry) => ({ entry, derivative: gradient(exprOf(entry), entry.wrt, { structure: entry.structure }) }))
  .filter(({ derivative }) => thrown(() => toCode(derivative, "numpy")) === "nothing was thrown");

describe.runIf(hasNumpy)("the NumPy code of the derivatives of the reference data", () => {
  it(`computes what evaluate does, for ${programs.length} of them`, () => {
    expect(programs.length).toBeGreaterThan(180);
    const cases = programs.map(({ entry, derivative }) => ({ code: toCode(derivative, "numpy"), values: valuesAt(entry, entry.points[0]!) }));
    const script = `import json, sys
results = []
for case in json.load(sys.stdin):
    scope = {}
    exec(case["code"], scope)
    f = scope["f"]
    names = f.__code__.co_varnames[:f.__code__.co_argcount]
    results.append(scope["np"].ravel(f(*[scope["np"].array(case["values"][name]) for name in names])).tolist())
print(json.dumps(results))`;
    const { stdout, stderr } = spawnSync("python3", ["-c", script], { input: JSON.stringify(cases), encoding: "utf8", env: { ...process.env, LC_ALL: "C.UTF-8" } });
    expect(stderr).toBe("");
    const results = JSON.parse(stdout) as number[][];
    const wrong = programs.filter(({ entry, derivative }, k) => relativeError(results[k]!, [...evaluate(derivative, valuesAt(entry, entry.points[0]!))]) > 1e-9);
    expect(wrong.map(({ entry }) => entry.id)).toEqual([]);
  });
});
