import { bind } from "../bind.js";
import { programError } from "../errors.js";
import type { ControlParams } from "../primitives/control/params.js";
import { run } from "../program/run.js";
import { byTangent } from "./by-tangent.js";
import type { SeriesRule } from "./rule.js";

/** The body, or the derivative that was given for it. */
export const call: SeriesRule = (level, name, inputs, params: ControlParams["call"]) => {
  if (params.jvp) return byTangent(level, name, inputs, params as never);
  if (params.backward) return customVjpTangent(level, name, inputs, params as never);
  return run(params.body, inputs, bind).map(level.seriesOf);
};

export const customVjpTangent: SeriesRule = () => {
  throw programError("autodiff/custom-vjp-forward", { call: "series" });
};
