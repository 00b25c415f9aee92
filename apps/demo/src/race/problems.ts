import type { Text } from "../text/lang.js";
import type { LearningName, MethodName } from "./lane-task.js";
import { surfaces } from "./surfaces.js";

/** A problem to train on: a surface by its formula, or one of learning. */
export interface ProblemRow {
  readonly id: string;
  readonly name: Text;
  readonly source?: string;
  readonly learning?: LearningName;
  readonly rates: Readonly<Partial<Record<MethodName, number>>>;
}

export const problems: readonly ProblemRow[] = [
  ...surfaces.map(({ name, source, rates }) => ({ id: name.toLowerCase(), name: { en: name, ko: name }, source, rates })),
  {
    id: "line",
    name: { en: "Line through points", ko: "점에 맞는 직선" },
    learning: "line",
    rates: { gradientDescent: 0.1, momentum: 0.03, nesterov: 0.03, adagrad: 0.5, rmsprop: 0.05, adam: 0.1 },
  },
  {
    id: "blobs",
    name: { en: "Two classes", ko: "두 부류 나누기" },
    learning: "blobs",
    rates: { gradientDescent: 1, momentum: 0.3, nesterov: 0.3, adagrad: 0.5, rmsprop: 0.1, adam: 0.2 },
  },
  {
    id: "spiral",
    name: { en: "Network on a spiral", ko: "나선을 배우는 신경망" },
    learning: "spiral",
    rates: { gradientDescent: 0.5, momentum: 0.2, nesterov: 0.2, adagrad: 0.1, rmsprop: 0.01, adam: 0.03 },
  },
  { id: "own", name: { en: "Your formula", ko: "내 식" }, rates: { gradientDescent: 0.02, momentum: 0.01, nesterov: 0.01, adagrad: 0.3, rmsprop: 0.03, adam: 0.1 } },
];
