import { errorsOf } from "@gradkit/shapes";

/** The error texts of what is loaded only where it is needed: data, bounds, formulas, modules, evaluators, checkpoints, workers. They stand apart, or each run would load them. */
export const laterTexts = {
  /**
   * What is to be minimised is none of the forms that an objective has: a function of the parameters, a program, a formula, or an evaluator.
   *
   * @sample { "call": "minimize", "got": "a list" }
   */
  "optimizer/objective": ({ call, got }: { call: string; got: string }) =>
    `${call}: the objective must be a function, a program, a formula or an evaluator, got ${got}${got === "string" ? ". Did you mean parse(…)?" : ""}`,
  /**
   * An evaluator gave an answer without what was asked for, or of another length than follows from the number of parameters: a gradient has one number for each, a Hessian one for each pair, a
   * Jacobian one for each residual and parameter, row by row.
   *
   * @sample { "call": "minimize", "want": "gradient", "part": "gradient", "rule": "numbers of length 2", "got": "numbers of length 3" }
   */
  "optimizer/answer": ({ call, want, part, rule, got }: { call: string; want: string; part: string; rule: string; got: string }) =>
    `${call}: the evaluator's answer to "${want}" must have \`${part}\`, ${rule}, got ${got}`,
  /**
   * Bounds do not fit the parameters: there are more or fewer of them, a lower one is not below its upper one, or the start is outside.
   *
   * @sample { "call": "minimize", "rule": "must start between 0 and 1", "got": "2", "name": "a" }
   */
  "optimizer/bounds": ({ call, rule, got, name }: { call: string; rule: string; got: string; name: string }) => `${call}: ${name} ${rule}, got ${got}`,
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

export const laterError = errorsOf(laterTexts);
