import { tensor, trace, type Aval, type Program, type Tensor } from "@gradkit/autodiff";
import { applyPrimitive, type PrimitiveName } from "@gradkit/autodiff/backend";
import { NDArray, zeros } from "@gradkit/shapes";
import { arrayOf } from "../conformance/case.js";

/** What gives numbers that it is given, and rounds nothing. */
const exact: ReadonlySet<string> = new Set([
  "less", "lessEqual", "equal", "stopGradient", "cast", "iota", "broadcastTo", "reshape", "transpose", "slice", "pad", "reverse", "concat", "gather", "maximum", "minimum", "argmax", "argmin", "argsort",
  "neg", "abs", "min", "max", "relu", "sign", "floor", "ceil", "round", "heaviside", "step", "clamp", "cond", "scan", "whileLoop", "call", "customVjpTangent",
]);
/** What adds up numbers in an order of its own, so that it loses what is small beside its terms, not beside its result. */
const ofTerms: ReadonlySet<string> = new Set(["sum", "prod", "cumsum", "einsum", "scaleEinsum", "scatterAdd", "cholesky", "triangularSolve", "lu", "solve", "slogdet", "det", "adjugate", "qr", "eigh", "svd", "pinv", "expm", "expmTangent"]);

const unit = { float64: 2 ** -52, float32: 2 ** -23 } as const;
const apply = (name: PrimitiveName, ...inputs: readonly Tensor[]): Tensor => applyPrimitive(name, inputs, {} as never)[0]!;

const isProgram = (x: unknown): x is Program => typeof x === "object" && x !== null && "format" in x;

/** The program with all that is rounded off by some units more of the last place, up or down by chance: whole numbers, which seldom are, stay. A sum that is 0 has either sign, as that of −0 alone is −0 or begins at 0. */
export const moved = (program: Program, next: () => number): Program => {
  const move = (x: Tensor): Tensor => {
    if (x.dtype === "int32" || x.shape.includes(-1)) return x;
    const by = tensor(arrayOf(x.shape, () => (next() < 0.5 ? -16 : 16) * unit[x.dtype as "float64"], x.dtype)) as Tensor;
    return apply("add", x, apply("scale", apply("mul", x, by), apply("less", apply("floor", x), x)));
  };
  const signed = (x: Tensor): Tensor => {
    if (x.dtype === "int32" || x.shape.includes(-1)) return x;
    const [one, two] = [() => 1, () => (next() < 0.5 ? 0 : 2)].map((value) => tensor(arrayOf(x.shape, value, x.dtype)) as Tensor) as [Tensor, Tensor];
    return apply("mul", x, apply("sub", one, apply("mul", two, apply("equal", x, apply("neg", x)))));
  };
  const f = (...xs: readonly Tensor[]): Tensor[] => {
    const values: Tensor[] = [...xs, ...program.constants.map(({ data, shape }) => tensor(new NDArray(data, shape)) as Tensor)];
    for (const { primitive, inputs, params } of program.equations) {
      const given = inputs.map((k) => (ofTerms.has(primitive) ? move(values[k]!) : values[k]!));
      const inside = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, isProgram(value) ? moved(value, next) : value]));
      const made = applyPrimitive(primitive, given, inside as never);
      values.push(...(exact.has(primitive) ? made : made.map(ofTerms.has(primitive) ? signed : move)));
    }
    return program.outputs.map((k) => values[k]!);
  };
  const { format, inputs, constants, equations, outputs } = trace(f as never, ...program.inputs.map(({ shape, dtype }: Aval) => zeros(shape, dtype)));
  return { format, inputs, constants, equations, outputs };
};
