import type { LaneTask } from "./lane-task.js";
import { stepperOf, type Stepper } from "./stepper.js";

let stepper: Stepper | undefined;

/** A lane in a worker of its own: a task begins it, a number is a wish for so many steps. */
addEventListener("message", ({ data }: MessageEvent<LaneTask | number>) => {
  if (typeof data !== "number") stepper = stepperOf(data);
  else postMessage(stepper!(data));
});
