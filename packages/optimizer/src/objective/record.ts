import { trace, type Program, type Tensor } from "@gradkit/autodiff";
import { isGradkitError } from "@gradkit/shapes";
import { error } from "../errors.js";
import type { FlatObjective } from "../evaluator.js";
import { objectiveError } from "../objective-error.js";

/**
 * The objective as a program, of rows of these shapes; undefined where it branches on numbers.
 *
 * @throws optimizer/not-scalar, optimizer/objective-threw
 */
export const record = (call: "minimize" | "leastSquares", f: FlatObjective, start: Float64Array, rows: readonly unknown[]): Program | undefined => {
  try {
    const { arguments: _, result: __, ...program } = trace((x: Tensor, ...data: Tensor[]) => [...f(x, ...data)], start, ...rows);
    const shapes = program.outputs.map((output) => avalOf(program, output));
    if (call === "minimize" && (shapes.length !== 1 || shapes[0]!.length > 0)) throw error("optimizer/not-scalar", { call, shape: shapes.length === 1 ? shapes[0]! : [shapes.length] });
    return program;
  } catch (e) {
    if (isGradkitError(e, "autodiff/no-numbers")) return undefined;
    throw objectiveError(call, e);
  }
};

/** The shape of a value of a program. */
const avalOf = ({ inputs, constants, equations }: Program, value: number): readonly number[] => [...inputs, ...constants, ...equations.flatMap(({ outputs }) => outputs)][value]!.shape;
