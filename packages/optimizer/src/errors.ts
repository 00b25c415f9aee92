import { errorsOf, type Shape } from "@gradkit/shapes";

/** The error texts that every run takes up, by code; those that only what is loaded later throws are in later-errors.ts. */
export const texts = {
  /**
   * An option has a value that it cannot have.
   *
   * @sample { "call": "minimize", "option": "stop.steps", "rule": "must be a whole number, 0 or more", "got": "-1" }
   */
  "optimizer/option": ({ call, option, rule, got }: { call: string; option: string; rule: string; got: string }) => `${call}: \`${option}\` ${rule}, got ${got}`,
  /**
   * There is no such option.
   *
   * @sample { "call": "minimize", "option": "stop.maxiter", "options": ["stop.gradient", "stop.steps"] }
   */
  "optimizer/no-option": ({ call, option, options }: { call: string; option: string; options: readonly string[] }) => `${call}: there is no option \`${option}\`; options are ${options.join(", ")}`,
  /**
   * minimize takes an objective with one number as its value. Of many numbers the sum of squares is minimised by leastSquares.
   *
   * @sample { "call": "minimize", "shape": [3] }
   */
  "optimizer/not-scalar": ({ call, shape }: { call: string; shape: Shape }) => `${call}: the objective must give one number, got shape (${shape.join(", ")}). Did you mean leastSquares(…)?`,
  /**
   * The objective returned what has no numbers: nothing at all, a text, or a promise. A function is recorded and cannot wait for anything; an evaluator's answers may be promises.
   *
   * @sample { "got": "undefined" }
   */
  "optimizer/leaf": ({ got }: { got: string }) =>
    `objective: it must return numbers, arrays or objects of them, got ${got}${got === "a promise" ? ". Did you mean an evaluator, whose answers may be promises?" : ""}`,
  /**
   * A method that keeps a matrix of all parameters was given so many that it finds no place in memory.
   *
   * @sample { "method": "bfgs", "parameters": 100000 }
   */
  "optimizer/too-many": ({ method, parameters }: { method: string; parameters: number }) => `${method}: its matrix must find place in memory, got ${parameters} × ${parameters} numbers. Did you mean lbfgs()?`,
  /**
   * The start is no point where the objective can be evaluated: a parameter is not finite, or the value, a residual or a derivative there is not. The data
   * say which.
   *
   * @sample { "call": "leastSquares", "rule": "must give finite residuals", "got": "residual 3 = NaN" }
   */
  "optimizer/start": ({ call, rule, got }: { call: string; rule: string; got: string }) => `${call}: the start ${rule}, got ${got}`,
  /**
   * The objective threw an error at the start. It is the cause of this one.
   *
   * @sample { "call": "minimize", "message": "x is not defined" }
   */
  "optimizer/objective-threw": ({ call, message }: { call: string; message: string }) => `${call}: the objective threw at the start: ${message}`,
  /**
   * A parameter to be fixed is named as none of them is. Names are those of parts of the tree: `"b"`, `"w[0, 1]"`.
   *
   * @sample { "call": "minimize", "name": "c", "names": ["a", "b"] }
   */
  "optimizer/fixed": ({ call, name, names }: { call: string; name: string; names: readonly string[] }) => `${call}: \`fixed\` must name parameters, got ${name}. Did you mean one of ${names.join(", ")}?`,
  /**
   * The method takes no account of bounds. Use lbfgsb, trustRegionReflective, or a first-order method, which projects.
   *
   * @sample { "call": "minimize", "method": "bfgs" }
   */
  "optimizer/unbounded": ({ call, method }: { call: string; method: string }) => `${call}: ${method} takes no bounds. Did you mean lbfgsb, or for least squares trustRegionReflective?`,
  /**
   * A method of one kind was given to a function of the other: minimize takes methods of values, leastSquares those of residuals.
   *
   * @sample { "call": "minimize", "method": "levenbergMarquardt" }
   */
  "optimizer/method": ({ call, method }: { call: string; method: string }) => `${call}: ${method} is no method for it. Did you mean ${call === "minimize" ? "leastSquares" : "minimize"}(…)?`,
  /**
   * An array was transferred to a worker or another page before, and its memory with it. Send a copy, or keep the numbers in a SharedArrayBuffer.
   *
   * @sample { "call": "minimize", "path": "`data`.X" }
   */
  "optimizer/detached": ({ call, path }: { call: string; path: string }) => `${call}: ${path} must have its numbers, got an array whose memory was transferred. Did you mean to send a copy?`,
} as const;

export const error = errorsOf(texts);
