import type { Columns, FitOptions } from "./options.js";
import { requestOf } from "./request/request-of.js";
import type { Fit } from "./result.js";
import { fitOf } from "./fit-of.js";
import type { ModelFunction } from "./rows/function-model.js";
import { perform } from "./perform.js";

/**
 * The parameters of a formula that fit columns of data best, in the sense of least squares, with their uncertainties. Names in the formula that are no columns are its parameters. Derivatives are exact.
 *
 * @param model    a formula, `"y = a*exp(-b*x) + c"`, whose left side may be a formula of columns too; or a function of parameters and columns in autodiff's operations, with one number a row
 * @param columns  arrays of one length n by name
 * @throws fit/formula, fit/column, fit/spelling, fit/parameter, fit/no-parameters, fit/lengths, fit/few-rows, fit/missing, fit/weight, fit/bounds, fit/method, fit/method-bounds, fit/option, fit/no-option, fit/start, fit/worker, fit/checkpoint, optimizer/checkpoint-locked; the formula's ParseError
 * @example
 * const { parameters, outcome } = await fit("y = a*x + b", { x: [1, 2, 3, 4], y: [2.1, 3.9, 6.2, 7.8] })
 * parameters.a.value         // => 1.94
 * parameters.a.standardError // => 0.0906
 * outcome.converged          // => true
 */
export const fit = async (model: string | ModelFunction, columns: Columns, options: FitOptions = {}): Promise<Fit> => {
  const request = requestOf(model, columns, options);
  const { checkpoint } = options;
  const data = checkpoint ? await (await import("./checkpoint/checkpointed.js")).checkpointed(request, options, checkpoint) : await perform(request, options);
  return fitOf(data, request, model);
};
