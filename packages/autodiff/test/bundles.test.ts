import { build } from "esbuild";
import { fileURLToPath } from "node:url";
import { runInThisContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { evaluate, foldConstants, fori, grad, mul, programToJSON, trace } from "../src/index.js";
import { det } from "../src/linalg/index.js";

/** What a script gives that an app's bundle has of this package, minified, and what went into it. */
const bundled = async (script: string): Promise<{ readonly value: unknown; readonly files: readonly string[] }> => {
  const { outputFiles, metafile } = await build({
    stdin: { contents: script, resolveDir: fileURLToPath(new URL(".", import.meta.url)) }, bundle: true, minify: true, format: "iife", globalName: "app", platform: "neutral", conditions: ["@gradkit/source"], write: false, metafile: true,
  });
  const value: unknown = runInThisContext(`${outputFiles[0]!.text};app.default`);
  const [output] = Object.values(metafile.outputs);
  return { value, files: Object.entries(output!.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file.replace(/^.*packages\//u, "")) };
};

const loop = programToJSON(trace((x) => fori(0, 3, (_, y) => mul(y, x), x), 2));

const rows: readonly { readonly names: string; readonly linalg?: string; readonly expression: string; readonly value: unknown }[] = [
  { names: "fori, grad, mul", expression: "grad((x) => fori(0, 3, (_, y) => mul(y, x), 1))(2)", value: 12 },
  { names: "scan, add", expression: "scan((s, x) => [add(s, x), s], 0, [1, 2])[0].item()", value: 3 },
  { names: "whileLoop, less, mul, grad", expression: "grad((x) => whileLoop((y) => less(y, 100), (y) => mul(y, y), x))(3)", value: 17496 },
  { names: "cond, less, neg, square, grad", expression: "grad((x) => cond(less(x, 0), neg, square, x))(3)", value: 6 },
  { names: "checkpoint, sin, grad", expression: "grad((x) => checkpoint((y) => sin(y))(x))(0)", value: 1 },
  { names: "customJvp, mul, grad", expression: "grad(customJvp((x) => x, (_, [dx]) => mul(dx, 7)))(0)", value: 7 },
  { names: "customVjp, mul, grad", expression: "grad(customVjp((x) => x, (x) => [x, x], (_, ct) => [mul(ct, 7)]))(0)", value: 7 },
  { names: "programFromJSON, evaluate", expression: `evaluate(programFromJSON(${JSON.stringify(loop)}), 2)`, value: 16 },
  { names: "validate", expression: `validate(${loop}).outputs.length`, value: 1 },
  { names: "foldConstants, evaluate", expression: `evaluate(foldConstants(${loop}), 2)`, value: 16 },
  { names: "item", linalg: "det", expression: "item(det([[1, 2], [3, 4]]))", value: -2 },
  { names: "grad", linalg: "adjugate", expression: "grad((x) => adjugate(x).sum())([[1, 0], [0, 1]])", value: [[1, -1], [-1, 1]] },
];

describe("whoever imports a name alone has what it needs", () => {
  it.each(rows)("$names $linalg", async ({ names, linalg = "", expression, value }) => {
    expect((await bundled(`import { ${names} } from "@gradkit/autodiff"; import { ${linalg} } from "@gradkit/autodiff/linalg"; export default ${expression};`)).value).toEqual(value);
  });

  it("the expected values are those of the whole package", () => {
    expect([grad((x) => fori(0, 3, (_, y) => mul(y, x), 1))(2), det([[1, 2], [3, 4]]).item()]).toEqual([12, -2]);
    expect(evaluate(foldConstants(JSON.parse(loop) as never), 2)).toBe(16);
  });
});

it("gradients of arithmetic carry no programs, no loops, no batches and no linear algebra", async () => {
  const { value, files } = await bundled(`import { grad, jvp, matmul, mul, sum } from "@gradkit/autodiff"; export default [grad((x) => sum(mul(x, matmul([[1, 2], [3, 4]], x))))([1, 1]), jvp((x) => mul(x, x), [3], [1]).tangent];`);
  expect(value).toEqual([[7, 13], 6]);
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter((file) => /autodiff\/src\/(program|control|custom|sparse|check|linalg|primitives\/control|primitives\/linalg|kernels\/linalg)\/|batch/u.test(file))).toEqual([]);
});
