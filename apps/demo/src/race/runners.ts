import type { MethodName } from "./lane-task.js";

/** How an optimizer is shown: its name, its colour over a surface (that over the page is the class `lane-k`), and the number of its sign. */
export interface RunnerRow {
  readonly method: MethodName;
  readonly name: string;
  readonly colour: string;
}

/** The optimizers in the order of their lanes. */
export const runners: readonly RunnerRow[] = [
  { method: "gradientDescent", name: "Gradient descent", colour: "#0072B2" },
  { method: "momentum", name: "Momentum", colour: "#C24E00" },
  { method: "nesterov", name: "Nesterov", colour: "#00805F" },
  { method: "rmsprop", name: "RMSProp", colour: "#B2528A" },
  { method: "adam", name: "Adam", colour: "#8F6000" },
  { method: "newton", name: "Newton", colour: "#1B1F24" },
  { method: "adagrad", name: "AdaGrad", colour: "#3B86C0" },
  { method: "lbfgs", name: "L-BFGS", colour: "#6A4C93" },
];
