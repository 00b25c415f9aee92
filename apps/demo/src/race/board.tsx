import type { VNode } from "preact";
import { numberText } from "../math/number-text.js";
import { useText } from "../text/lang.js";
import { raceTexts } from "./race-texts.js";
import { LaneMark } from "./lane-mark.js";
import type { Standing } from "./race.js";
import { runners } from "./runners.js";
import "./race.css";

interface BoardProps {
  readonly standings: readonly Standing[];
  readonly lanes: readonly number[];
  readonly caption: string;
}

/** Where each optimizer is: steps, evaluations, value, and how it ended. */
export const Board = ({ standings, lanes, caption }: BoardProps): VNode => {
  const text = useText();
  return (
    <table class="board">
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{text(raceTexts.optimizer)}</th>
          <th scope="col" class="number">{text(raceTexts.steps)}</th>
          <th scope="col" class="number">{text(raceTexts.value)}</th>
          <th scope="col">{text(raceTexts.state)}</th>
        </tr>
      </thead>
      <tbody>
        {lanes.map((lane, k) => {
          const { values = [], end } = standings[k] ?? {};
          return (
            <tr key={lane} data-lane={runners[lane]!.method}>
              <th scope="row">
                <svg viewBox="-9 -9 18 18" aria-hidden="true"><LaneMark lane={lane} /></svg>
                {runners[lane]!.name}
              </th>
              <td class="number">{Math.max(0, values.length - 1)}</td>
              <td class="number">{values.length > 0 ? numberText(values.at(-1)!, 4) : "–"}</td>
              <td class={`end ${end ?? ""}`}>{text(end ? raceTexts[end] : raceTexts.underWay)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};
