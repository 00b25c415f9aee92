export { compare, type Compared } from "./compare.js";
export { fit } from "./fit.js";
export type { Columns, FitOptions, FitPlace, FitProgress, FitStop, LossName, MethodName } from "./options.js";
export { report } from "./report/report.js";
export type {
  Derived, Direction, Fit, FitJSON, FitOutcome, FitStatus, FitWarning, Interval, Parameter, Prediction, PredictOptions, RunsTest, StartSource,
} from "./result.js";
export type { ModelFunction } from "./rows/function-model.js";
