import { evaluate, type Aval, type Equation, type Program } from "@gradkit/autodiff";
import { fromData, toNested, type NDArray, type Shape } from "@gradkit/shapes";

/**
 * Where the elements of an operation's value come from, of one that only moves elements: the operation itself is run on the places 1, 2, … of its inputs' elements;
 * 0 stands for an element that it makes.
 */
export const places = (equation: Equation, shapes: readonly Shape[], values: readonly (readonly number[] | undefined)[] = []): number[] => {
  let next = 1;
  const inputs = shapes.map((shape, k): NDArray => {
    const size = shape.reduce((n, length) => n * length, 1);
    const own = values[k] ? Int32Array.from(values[k]) : Float64Array.from({ length: size }, () => next++);
    return fromData(own, shape);
  });
  const program: Program = {
    format: "gradkit/program@1",
    inputs: inputs.map(({ shape, dtype }): Aval => ({ shape, dtype })),
    constants: [],
    equations: [{ ...equation, inputs: inputs.map((_, k) => k), outputs: [{ ...equation.outputs[0]!, dtype: "float64" }] }],
    outputs: [inputs.length],
  };
  return flat((evaluate(program, ...inputs) as [unknown])[0]);
};

const flat = (x: unknown): number[] => (typeof x === "number" ? [x] : Array.isArray(x) ? x.flatMap(flat) : flat(toNested(x as NDArray)));
