import type { VNode } from "preact";
import { useText } from "../../text/lang.js";
import { NumberField } from "../../parts/number-field.js";
import { ClassStage } from "./class-stage.js";
import { LineStage } from "./line-stage.js";
import { MapStage } from "./map-stage.js";
import { problem, state } from "./state.js";
import { texts } from "./texts.js";

/** The picture of the problem: a map, a line through points, or two classes. */
export const Stage = (): VNode => {
  const text = useText();
  const { learning } = problem.value;
  if (!learning) return <MapStage />;
  return (
    <div class="stack">
      {learning === "line" ? <LineStage /> : <ClassStage />}
      <NumberField label={text(texts.seed)} value={state.seed} min={0} max={100} />
    </div>
  );
};
