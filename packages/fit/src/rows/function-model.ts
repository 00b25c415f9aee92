import { evaluate, jacobian, toNDArray, trace, type Program, type Tensor } from "@gradkit/autodiff";
import { named } from "./named.js";
import type { Model } from "./rows.js";

/** A model as a function in autodiff's operations: of its parameters and of columns, to one number for each row. */
export type ModelFunction = (parameters: never, columns: never) => unknown;

/** A function that was recorded: a program of the vector of parameters and of the columns. */
export interface FunctionSource {
  readonly kind: "function";
  readonly program: Program;
  readonly parameters: readonly string[];
  readonly predictors: readonly string[];
}

/** Records a function for columns of so many rows. */
export const recorded = (f: ModelFunction, parameters: readonly string[], columns: Readonly<Record<string, Float64Array>>): FunctionSource => {
  const predictors = Object.keys(columns);
  const call = f as unknown as (parameters: Readonly<Record<string, Tensor>>, columns: Readonly<Record<string, Tensor>>) => Tensor;
  const { arguments: _, result: __, ...program } = trace(
    (x: Tensor, ...data: Tensor[]) => [call(named(parameters, [...x]), named(predictors, data))],
    new Float64Array(parameters.length), ...Object.values(columns),
  );
  return { kind: "function", program, parameters, predictors };
};

/** The model of a function: all rows are one block, with derivatives by autodiff. */
export const functionModel = ({ program, parameters, predictors }: FunctionSource): Model => ({
  parameters,
  predictors,
  bind: (columns, count, by) => {
    const data = predictors.map((name) => columns[name]!);
    const value = (x: unknown): Tensor => (evaluate(program, x, ...data) as readonly Tensor[])[0]!;
    const slopesOf = jacobian(value as never) as unknown as (x: Float64Array) => Tensor;
    const chosen = by.map((name) => parameters.indexOf(name));
    return {
      count,
      sweep: (at, derivatives, visit) => {
        const x = Float64Array.from(at);
        const values = spread(numbersOf(value(x)), count);
        const all = derivatives ? numbersOf(slopesOf(x)) : [];
        const width = parameters.length;
        const height = all.length / width;
        const slopes = derivatives ? chosen.map((j) => spread(Float64Array.from({ length: height }, (_, i) => all[i * width + j]!), count)) : [];
        visit({ from: 0, count, values, slopes });
      },
    };
  },
});

const numbersOf = (x: Tensor): Float64Array => Float64Array.from([toNDArray(x).toNested()].flat(2) as number[]);

/** One number for all rows where there is only one. */
const spread = (values: Float64Array, count: number): Float64Array => (values.length === 1 && count !== 1 ? new Float64Array(count).fill(values[0]!) : values);
