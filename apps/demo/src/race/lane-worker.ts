import type { LaneAsk } from "./lane-task.js";
import { stepperOf, type Stepper } from "./stepper.js";

let stepper: Stepper | undefined;

/** A lane in a worker of its own, which answers all that it is asked, in order. */
addEventListener("message", ({ data }: MessageEvent<LaneAsk>) => {
  if ("begin" in data) stepper = stepperOf(data.begin);
  else if ("steps" in data) postMessage(stepper!.advance(data.steps));
  else postMessage(stepper!.picture(data.picture));
});
