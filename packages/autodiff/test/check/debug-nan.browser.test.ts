import { isGradkitError } from "@gradkit/shapes";
import { expect, it } from "vitest";
import { debugNaN, fori, grad, log, mul, sqrt, square, sub, sum, type Tensor } from "../../src/index.js";

const thrown = (call: () => unknown): Error & { readonly data: { readonly site: string; readonly operation: string } } => {
  try {
    call();
  } catch (e) {
    if (isGradkitError(e, "autodiff/nan")) return e as never;
    throw e;
  }
  throw new Error("nothing was thrown");
};

/** The file, line and column in the last frame of a text, as the page was served. */
const placeIn = (text: string): { readonly file: string; readonly line: number } => {
  const [, file, line] = /([\w.-]+\.test\.ts)[^()\s]*:(\d+):\d+/u.exec(text)!;
  return { file: file!, line: Number(line) };
};
/** The frame of the line that calls. */
let marked = "";
const mark = (): void => void (marked = new Error("mark").stack!.split("\n")[2]!);

const cases: Readonly<Record<string, readonly [f: (x: Tensor) => Tensor, operation: RegExp]>> = {
  "an operation": [(x) => (mark(), sum(mul(log(sub(x, 2)), 2))) as Tensor, /^log\(-1\)$/u],
  "a derivative": [grad((x: Tensor) => (mark(), sum(sqrt(square(sub(x, 1)))))) as unknown as (x: Tensor) => Tensor, /^\w+\(/u],
  "a step of a loop": [(x) => sum(fori(0, 3, (_, y) => (mark(), sqrt(sub(y, 1))) as Tensor, x)) as Tensor, /^sqrt\(-/u],
};

it.each(Object.entries(cases))("debugNaN finds the line of %s in a page of Vite's development server", (_, [f, operation]) => {
  const found = thrown(() => debugNaN(f)([3, 1, 5]));
  expect(found.data.operation).toMatch(operation);
  expect(placeIn(found.data.site)).toEqual(placeIn(marked));
  expect(placeIn(found.data.site).file).toBe("debug-nan.browser.test.ts");
  // What development tools map to the source: a stack through the same line.
  expect((found.cause as Error).stack).toContain(found.data.site);
});
