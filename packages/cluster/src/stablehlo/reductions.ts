import type { ParamsOf } from "@gradkit/autodiff/backend";
import { fill } from "./constant.js";
import { by, compare, folded, iota, type Operation, scalar } from "./operation.js";
import { count, list, type Region, type Type, type Value } from "./writer.js";

const fold = (name: string, start: (type: Type) => number): Operation<ParamsOf<"sum">> => (W, [x], { axes }) => [folded(W, name, start(x!), x!, axes)];

/** Beyond all numbers of a type. */
const bound = (sign: 1 | -1) => ({ element }: Type): number => (element === "i32" ? (sign > 0 ? 2 ** 31 - 1 : -(2 ** 31)) : sign * Infinity);

export const sum = fold("add", () => 0);
export const prod = fold("multiply", () => 1);
export const maximum = fold("maximum", bound(-1));
export const minimum = fold("minimum", bound(1));

/** The first index of an extremum; the first NaN where there is one. */
const argExtremum = (direction: "GT" | "LT"): Operation<ParamsOf<"argmax">> => (W, [x], { axis }, types) => {
  const index: Type = { shape: x!.shape, element: "i32" };
  const shape = types[0]!.shape;
  const [value, place] = [scalar(x!), scalar(index)];
  const test: Type = { shape: [], element: "i1" };
  const region: Region = {
    inputs: [value, place, value, place],
    body: ([a, i, b, j]) => {
      const isNaN = (v: Value): Value => compare(W, "NE", v, v);
      const both = (p: Value, q: Value): Value => W.op("and", [p, q], test);
      const either = (p: Value, q: Value): Value => W.op("or", [p, q], test);
      const better = either(compare(W, direction, a!, b!), both(isNaN(a!), compare(W, "EQ", b!, b!)));
      const same = either(compare(W, "EQ", a!, b!), both(isNaN(a!), isNaN(b!)));
      const first = either(better, both(same, compare(W, "LT", i!, j!)));
      return [W.op("select", [first, a!, b!], value), W.op("select", [first, i!, j!], place)];
    },
  };
  const starts = [fill(W, value, bound(direction === "GT" ? -1 : 1)(x!)), fill(W, place, 2 ** 31 - 1)];
  return W.ops("reduce", [x!, iota(W, index, axis), ...starts], [{ ...x!, shape }, { ...index, shape }], { dimensions: list([axis]) }, [region]).slice(1);
};

export const argmax = argExtremum("GT");
export const argmin = argExtremum("LT");

/** Sums over windows that begin, or end, at each element. */
export const cumsum: Operation<ParamsOf<"cumsum">> = (W, [x], { axis, reverse }) => {
  if (x!.shape.includes(0)) return [x!];
  const { shape } = x!;
  const size = shape[axis]!;
  const ones = list(shape.map(() => 1));
  const before = shape.map((_, k) => (k !== axis ? [0, 0] : reverse ? [0, size - 1] : [size - 1, 0]));
  const padding = `dense<[${before.map((pair) => `[${pair.join(", ")}]`).join(", ")}]> : tensor<${shape.length}x2xi64>`;
  const attributes = { window_dimensions: list(shape.map((_, k) => (k === axis ? size : 1))), window_strides: ones, base_dilations: ones, window_dilations: ones, padding };
  return [W.op("reduce_window", [x!, fill(W, scalar(x!), 0)], x!, attributes, [by(W, "add", x!)])];
};

/** Indices that sort, stable, NaN last. */
export const argsort: Operation<ParamsOf<"argsort">> = (W, [x], { axis }) => {
  const index: Type = { shape: x!.shape, element: "i32" };
  const test: Type = { shape: [], element: "i1" };
  const region: Region = {
    inputs: [scalar(x!), scalar(x!), scalar(index), scalar(index)],
    body: ([a, b]) => [W.op("or", [compare(W, "LT", a!, b!), W.op("and", [compare(W, "NE", b!, b!), compare(W, "EQ", a!, a!)], test)], test)],
  };
  return W.ops("sort", [x!, iota(W, index, axis)], [x!, index], { dimension: count(axis), is_stable: "true" }, [region]).slice(1);
};
