import { grad } from "@gradkit/autodiff";
import { declare, format as formatMatrix, gradient as matrixGradient, parse as parseMatrix } from "@gradkit/matrix";
import { minimize } from "@gradkit/optimizer";
import { format, gradient, type Expr } from "@gradkit/scalar";
import { isGradkitError, layout } from "@gradkit/shapes";
import { quadratic } from "@gradkit/taylor";
import { tensorFunction } from "../../math/tensor-function.js";
import type { Saying } from "../../said/saying.js";

const names = ["x", "y"] as const;

/** What the programs of the cards print, by package. */
const printed: Readonly<Record<string, (expr: Expr, at: readonly [number, number]) => string | Promise<string>>> = {
  shapes: () => layout([], [2]).text,
  scalar: (expr) => gradient(expr, names).map((slope) => format(slope)).join(", "),
  autodiff: (expr, at) => grad(tensorFunction(expr, names))([...at]).join(", "),
  taylor: (expr, at) => {
    const { form, curvatures } = quadratic(tensorFunction(expr, names), [...at]);
    return `${form} ${curvatures.map(({ curvature }) => curvature).join(", ")}`;
  },
  matrix: () => formatMatrix(matrixGradient(parseMatrix("a'*d + d'*H*d/2", declare("d: n; a: n; H: n×n symmetric")), "d")),
  optimizer: async (expr, [px, py]) => {
    const { outcome, steps, x } = await minimize(expr, { x: px, y: py }, { stop: { steps: 500 } });
    return `${outcome.status} ${steps} ${[x.x, x.y].join(", ")}`;
  },
};

/** What all programs print, or what their packages refuse. */
export const printsOf = async (expr: Expr, at: readonly [number, number]): Promise<Readonly<Record<string, string | Saying>>> =>
  Object.fromEntries(await Promise.all(Object.entries(printed).map(async ([name, print]) => [name, await attempted(() => print(expr, at))] as const)));

const attempted = async (print: () => string | Promise<string>): Promise<string | Saying> => {
  try {
    return await print();
  } catch (error) {
    if (!isGradkitError(error)) throw error;
    return { code: error.code, data: error.data as object, message: error.message };
  }
};
