import type { VNode } from "preact";
import { numberText } from "../math/number-text.js";
import { MatrixMath } from "./matrix-math.js";
import "./tensor-math.css";

/** Numbers, nested to any depth. */
export type Numbers = number | readonly Numbers[];

interface TensorMathProps {
  readonly of: Numbers;
  readonly digits?: number;
}

/** A tensor of numbers: a number, a row, a matrix, or slices along its first axis. */
export const TensorMath = ({ of, digits = 5 }: TensorMathProps): VNode => {
  const cell = (value: Numbers): string => `<math><mn>${numberText(value as number, digits)}</mn></math>`;
  if (typeof of === "number") return <span class="number">{numberText(of, digits)}</span>;
  const depth = depthOf(of);
  if (depth <= 2) return <MatrixMath rows={(depth === 1 ? [of] : (of as readonly (readonly Numbers[])[])).map((row) => row.map(cell))} />;
  return <div class="slices">{of.map((slice, k) => <TensorMath key={k} of={slice} digits={digits} />)}</div>;
};

const depthOf = (of: Numbers): number => (typeof of === "number" ? 0 : 1 + depthOf(of[0] ?? 0));
