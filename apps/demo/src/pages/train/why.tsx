import type { VNode } from "preact";
import { numberText } from "../../math/number-text.js";
import { runners } from "../../race/runners.js";
import { useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import { objective, quadraticOf, race, rateOf, setRate, start, state } from "./state.js";
import { texts } from "./texts.js";

/** What became of the lanes that diverged: how their rate stands to the curvature, and a way out. */
export const Why = (): VNode | null => {
  const text = useText();
  const diverged = state.lanes.value.filter((_, k) => race.standings.value[k]?.end === "diverged");
  if (diverged.length === 0) return null;
  const curvatures = objective.value && quadraticOf.value?.(objective.value, start.value)?.curvatures;
  const curvature = curvatures && Math.max(...curvatures.map((each) => each.curvature));
  return (
    <div class="why" role="status">
      <h2>{text(texts.whyTitle)}</h2>
      {diverged.map((lane) => {
        const rate = rateOf(lane);
        if (rate === undefined) return null;
        const { method, name } = runners[lane]!;
        // Within these the iteration on a quadratic of that curvature contracts. @source Polyak (1964)
        const limit = method === "gradientDescent" ? "2" : method === "momentum" ? `2(1 + β) = ${numberText(2 * (1 + state.momentum.value), 3)}` : undefined;
        const isShown = limit !== undefined && curvature !== undefined && curvature > 0;
        const parts = { name, rate: numberText(rate, 3), limit, curvature: numberText(curvature ?? NaN, 4), product: numberText((curvature ?? NaN) * rate, 3) };
        return (
          <div class="tools" key={lane}>
            <p><Say of={isShown ? texts.whyCurvature : texts.whyRate} with={parts} /></p>
            <button type="button" onClick={() => setRate(lane, rate / 2)}>{text(texts.halve)}</button>
          </div>
        );
      })}
    </div>
  );
};
