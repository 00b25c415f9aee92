import { errorsOf, type Shape } from "@gradkit/shapes";

/** All error texts of this package, by code. */
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
   * What is to be minimised is none of the forms that an objective has: a function of the parameters, a program, a formula, or an evaluator.
   *
   * @sample { "call": "minimize", "got": "a list" }
   */
  "optimizer/objective": ({ call, got }: { call: string; got: string }) =>
    `${call}: the objective must be a function, a program, a formula or an evaluator, got ${got}${got === "string" ? ". Did you mean parse(…)?" : ""}`,
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
   * An evaluator gave an answer without what was asked for, or of another length than follows from the number of parameters: a gradient has one number for each, a Hessian one for each pair, a
   * Jacobian one for each residual and parameter, row by row.
   *
   * @sample { "call": "minimize", "want": "gradient", "part": "gradient", "rule": "numbers of length 2", "got": "numbers of length 3" }
   */
  "optimizer/answer": ({ call, want, part, rule, got }: { call: string; want: string; part: string; rule: string; got: string }) =>
    `${call}: the evaluator's answer to "${want}" must have \`${part}\`, ${rule}, got ${got}`,
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
   * Bounds do not fit the parameters: there are more or fewer of them, a lower one is not below its upper one, or the start is outside.
   *
   * @sample { "call": "minimize", "rule": "must start between 0 and 1", "got": "2", "name": "a" }
   */
  "optimizer/bounds": ({ call, rule, got, name }: { call: string; rule: string; got: string; name: string }) => `${call}: ${name} ${rule}, got ${got}`,
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
   * Data must have rows, the same number in each of its arrays.
   *
   * @sample { "call": "minimize", "counts": { "x": 3, "y": 4 } }
   */
  "optimizer/data": ({ call, counts }: { call: string; counts: Readonly<Record<string, number>> }) =>
    `${call}: \`data\` must have rows, as many in each array, got ${Object.entries(counts).map(([name, count]) => `${count} in ${name}`).join(" and ") || "none"}`,
  /**
   * What stands in the data is no array of numbers: a function, an object of a class, or an array with something else in it. The error of the array is the cause.
   *
   * @sample { "call": "minimize", "path": "data.X", "got": "function" }
   */
  "optimizer/data-array": ({ call, path, got }: { call: string; path: string; got: string }) => `${call}: \`${path}\` must be an array of numbers, got ${got}`,
  /**
   * An array was transferred to a worker or another page before, and its memory with it. Send a copy, or keep the numbers in a SharedArrayBuffer.
   *
   * @sample { "call": "minimize", "path": "`data`.X" }
   */
  "optimizer/detached": ({ call, path }: { call: string; path: string }) => `${call}: ${path} must have its numbers, got an array whose memory was transferred. Did you mean to send a copy?`,
  /**
   * The objective of rows is not the mean, or the sum, of those of chunks of them; or the residuals of rows are not those of chunks of them, one after the other. What is no mean or sum over rows,
   * as the penalty beside a sum, cannot be shared out.
   *
   * @sample { "call": "minimize", "of": "mean", "rows": 200, "together": 12, "apart": 6 }
   */
  "optimizer/chunks": ({ call, of, rows, together, apart }: { call: string; of: "mean" | "sum" | "squares"; rows: number; together: number; apart: number }) =>
    `${call}: the ${of === "squares" ? "sum of squares" : `objective, a ${of} over rows,`} must follow from chunks of the rows, got ${together} from the first ${rows} rows, and ${apart} by chunks${
      of === "squares" ? "" : `. Did you mean chunks: { of: "${of === "mean" ? "sum" : "mean"}" }?`
    }`,
  /**
   * A checkpoint cannot be resumed: it is damaged, or of another version, problem, method or seed.
   *
   * @sample { "call": "minimize", "rule": "must be of the same problem", "got": "another objective" }
   */
  "optimizer/checkpoint": ({ call, rule, got }: { call: string; rule: string; got: string }) => `${call}: the checkpoint ${rule}, got ${got}`,
  /**
   * A file was to hold checkpoints where there are no files, as in a browser.
   *
   * @sample { "path": "run.checkpoint" }
   */
  "optimizer/no-files": ({ path }: { path: string }) => `fileStore: there are no files here, got ${path}. Did you mean indexedDBStore(…)?`,
  /**
   * Checkpoints were to be kept in a browser's database where there is none, as in Node. Use fileStore there.
   *
   * @sample { "name": "run" }
   */
  "optimizer/no-database": ({ name }: { name: string }) => `indexedDBStore: there is no database here, got ${name}. Did you mean fileStore(…)?`,
  /**
   * Another run, here or in another process or page, saves to the same place while it lasts. Two of them would overwrite each other's checkpoints.
   *
   * @sample { "place": "run.checkpoint" }
   */
  "optimizer/checkpoint-locked": ({ place }: { place: string }) => `checkpoints: a place must be that of one run at a time, got ${place}, where another one is saved`,
  /**
   * A checkpoint could not be saved or read: the disk is full, may not be written, or holds no such place. It is the cause. A run goes on without, and its result says that it was not saved.
   *
   * @sample { "call": "fileStore", "place": "run.checkpoint", "message": "ENOSPC: no space left on device" }
   */
  "optimizer/checkpoint-store": ({ call, place, message }: { call: string; place: string; message: string }) => `${call}: ${place} cannot be used: ${message}`,
  /**
   * The module that was to export the objective cannot be used: it is not found, refused by the page's policy, which must allow it by `script-src`, throws while it loads, or exports no such thing.
   * What a worker imports is not bundled: the module and all that it imports must be there as they are.
   *
   * @sample { "call": "minimize", "url": "https://example.org/loss.js", "name": "loss", "problem": "has no such export, but cost" }
   */
  "optimizer/module": ({ call, url, name, problem }: { call: string; url: string; name: string; problem: string }) => `${call}: the module of \`${name}\` at ${url} ${problem}`,
  /**
   * A matrix expression has no value with the parameters and data that there are: a symbol is none of their keys, has another shape, or a function has no derivative here.
   *
   * @sample { "part": "A", "rule": "must be a parameter or an array of the data", "got": "x, b" }
   */
  "optimizer/matrix": ({ part, rule, got }: { part: string; rule: string; got: string }) => `matrixObjective: ${part} ${rule}, got ${got}`,
  /**
   * What shall be done in a worker cannot be sent there: an objective that branches on numbers, or is an evaluator of its own, or a function in an option of the
   * method. Write the objective with select, cond and whileLoop, name the module that exports it, or leave `on` out.
   *
   * @sample { "call": "minimize", "path": "the objective", "got": "one that branches on numbers, or is an evaluator" }
   */
  "optimizer/not-sendable": ({ call, path, got }: { call: string; path: string; got: string }) => `${call}: ${path} cannot be sent to a worker, got ${got}. Did you mean on: "inline"?`,
  /**
   * A method, schedule, loss or search is none of this package's, which are the ones that a worker knows.
   *
   * @sample { "name": "myMethod" }
   */
  "optimizer/unknown": ({ name }: { name: string }) => `worker: there is no ${name} in @gradkit/optimizer. Did you mean on: "inline"?`,
  /**
   * The worker's module could not be loaded: it was not found, or refused by a policy. Where a bundler moves modules, make the worker in your own code, by
   * `create`.
   *
   * @sample { "call": "minimize", "message": "its module could not be loaded" }
   */
  "optimizer/worker-load": ({ call, message }: { call: string; message: string }) => `${call}: the worker could not be started: ${message}. Did you mean on: { create: () => new Worker(…) }?`,
  /**
   * The worker runs another version of this package than the page.
   *
   * @sample { "call": "minimize", "here": 2, "there": 1 }
   */
  "optimizer/worker-version": ({ call, here, there }: { call: string; here: number; there: number }) => `${call}: the worker must speak the same protocol, got ${there} there and ${here} here`,
  /**
   * The worker died by an error that nobody caught, and so did the one that took its place.
   *
   * @sample { "call": "minimize", "message": "boom" }
   */
  "optimizer/worker-crash": ({ call, message }: { call: string; message: string }) => `${call}: the worker crashed: ${message}`,
  /**
   * The worker was ended by somebody else, and so was the one that took its place.
   *
   * @sample { "call": "minimize", "message": "exit code 1" }
   */
  "optimizer/worker-exit": ({ call, message }: { call: string; message: string }) => `${call}: the worker was ended before the run: ${message}`,
  /**
   * The worker ran out of memory.
   *
   * @sample { "call": "minimize", "message": "reached heap limit" }
   */
  "optimizer/worker-memory": ({ call, message }: { call: string; message: string }) => `${call}: the worker ran out of memory: ${message}`,
  /**
   * A message of the worker could not be read.
   *
   * @sample { "call": "minimize", "message": "a message could not be read" }
   */
  "optimizer/worker-message": ({ call, message }: { call: string; message: string }) => `${call}: the worker's answer could not be read: ${message}`,
} as const;

export const error = errorsOf(texts);
