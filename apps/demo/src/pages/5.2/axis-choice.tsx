import type { VNode } from "preact";
import { type Text, useText } from "../../text/lang.js";
import { deliberately } from "../../url/url-state.js";
import { axes, names, state } from "./state.js";
import { texts } from "./texts.js";

const sides: readonly Text[] = [texts.across, texts.up];

/** Which two of more variables the picture shows. */
export const AxisChoice = (): VNode => {
  const text = useText();
  const set = (side: number, index: number): void =>
    deliberately(() => {
      const before = axes.peek();
      const next = index === before[1 - side] ? [before[1], before[0]] : before.map((axis, k) => (k === side ? index : axis));
      [state.across.value, state.up.value] = [next[0]! + 1, next[1]! + 1];
    });
  return (
    <fieldset class="options">
      <legend>{text(texts.axes)}</legend>
      {sides.map((side, k) => (
        <label key={side.en}>
          {text(side)}{" "}
          <select value={axes.value[k]} onChange={({ currentTarget }) => set(k, Number(currentTarget.value))}>
            {names.value.map((name, index) => <option key={name} value={index}>{name}</option>)}
          </select>
        </label>
      ))}
    </fieldset>
  );
};
