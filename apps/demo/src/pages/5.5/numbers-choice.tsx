import type { VNode } from "preact";
import { NumberField } from "../../parts/number-field.js";
import { useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import { shuffle, state } from "./state.js";
import { texts } from "./texts.js";

const flags = ["singular", "symmetric"] as const;

/** The numbers at which all identities are proved: their sizes, and what is true of them. */
export const NumbersChoice = (): VNode => {
  const text = useText();
  return (
    <fieldset class="card stack numbers-choice">
      <legend class="visually-hidden">{text(texts.numbers)}</legend>
      <p><Say of={texts.numbersSay} /></p>
      <div class="fields">
        {(["m", "n", "p", "q"] as const).map((name) => <NumberField key={name} label={<var>{name}</var>} value={state[name]} min={1} max={4} />)}
      </div>
      <div class="tools">
        <button type="button" onClick={shuffle}>{text(texts.shuffle)}</button>
        <span class="muted">{text(texts.seed)} <span class="number" data-value="seed">{state.seed.value}</span></span>
        {flags.map((flag) => (
          <label key={flag}>
            <input type="checkbox" checked={state[flag].value} onChange={({ currentTarget }) => (state[flag].value = currentTarget.checked)} /> {text(texts[flag])}
          </label>
        ))}
      </div>
    </fieldset>
  );
};
