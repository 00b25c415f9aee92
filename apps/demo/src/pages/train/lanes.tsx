import type { VNode } from "preact";
import { numberText } from "../../math/number-text.js";
import { LaneMark } from "../../race/lane-mark.js";
import { raceTexts } from "../../race/race-texts.js";
import { runners } from "../../race/runners.js";
import { useText } from "../../text/lang.js";
import { calm, focus, problem, rateOf, setRate, state } from "./state.js";
import { texts } from "./texts.js";
import "../../race/race.css";

/** The optimizers: who takes part, with which rate, and where each of them is. */
export const Lanes = (): VNode => {
  const text = useText();
  const taking = state.lanes.value;
  const isShown = problem.value.learning !== undefined && problem.value.learning !== "line";
  const toggle = (lane: number): void => {
    state.lanes.value = taking.includes(lane) ? taking.filter((each) => each !== lane) : [...taking, lane].toSorted((a, b) => a - b);
  };
  return (
    <div class="scroll" role="group" aria-label={text(texts.lanes)} tabindex={0}>
      <table class="board lanes">
        <thead>
          <tr>
            <th scope="col">{text(raceTexts.optimizer)}</th>
            <th scope="col">{text(texts.rate)}</th>
            <th scope="col" class="number">{text(raceTexts.steps)}</th>
            <th scope="col" class="number">{text(texts.loss)}</th>
            <th scope="col" class="number">{text(texts.gradient)}</th>
            <th scope="col">{text(raceTexts.state)}</th>
          </tr>
        </thead>
        <tbody>
          {runners.map(({ method, name }, lane) => {
            const at = taking.indexOf(lane);
            const { values = [], gradientNorms = [], end } = (at < 0 ? undefined : calm.value[at]) ?? {};
            const rate = rateOf(lane);
            return (
              <tr key={method} data-lane={method} data-off={at < 0 ? "" : undefined}>
                <th scope="row">
                  <label>
                    <input type="checkbox" checked={at >= 0} aria-label={`${name} ${text(texts.on)}`} onChange={() => toggle(lane)} />
                    <svg viewBox="-9 -9 18 18" aria-hidden="true"><LaneMark lane={lane} /></svg>
                    {name}
                  </label>
                </th>
                <td>
                  {rate !== undefined && (
                    <input
                      type="number"
                      min={0}
                      step="any"
                      value={Number(rate.toPrecision(6))}
                      aria-label={`${text(texts.rateOf)} ${name}`}
                      onChange={({ currentTarget }) => {
                        const { valueAsNumber } = currentTarget;
                        if (valueAsNumber > 0 && valueAsNumber < 1e6) setRate(lane, valueAsNumber);
                        else currentTarget.value = String(Number(rate.toPrecision(6)));
                      }}
                    />
                  )}
                </td>
                <td class="number">{Math.max(0, values.length - 1)}</td>
                <td class="number" data-exact={values.at(-1)}>{values.length > 0 ? numberText(values.at(-1)!, 4) : "–"}</td>
                <td class="number">{gradientNorms.length > 0 ? numberText(gradientNorms.at(-1)!, 2) : "–"}</td>
                <td class={`end ${end ?? ""}`}>
                  {isShown && at >= 0 && !end ? (
                    <label><input type="radio" name="focus" aria-label={`${text(texts.shows)} ${name}`} checked={focus.value === lane} onChange={() => (focus.value = lane)} /></label>
                  ) : (
                    text(end ? raceTexts[end] : raceTexts.underWay)
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};
