import type { VNode } from "preact";
import { CopyMenu } from "../../parts/copy-menu.js";
import { FormulaInput } from "../../parts/formula-input.js";
import { NumberField } from "../../parts/number-field.js";
import { useText } from "../../text/lang.js";
import { Chain } from "./chain.js";
import { copies } from "./copies.js";
import { Descent } from "./descent.js";
import { Explicit } from "./explicit.js";
import { Graph } from "./graph.js";
import { Network } from "./network.js";
import { formula, inputs, show, sources, state } from "./state.js";
import { texts } from "./texts.js";

/** Section 5.6: backpropagation, and automatic differentiation of any program. */
export const Page = (): VNode => {
  const text = useText();
  return (
    <>
      <div class="split">
        <FormulaInput label={text(texts.formula)} lead="f =" formula={formula} examples={sources} onExample={show} />
        <div class="stack">
          <div class="fields">{inputs.value.map((name) => <NumberField key={name} label={<var>{name}</var>} value={state[name]} min={-4} max={4} step={0.05} />)}</div>
          <div class="tools"><CopyMenu items={copies} /></div>
        </div>
      </div>
      <Graph />
      <Explicit />
      <Network />
      <Chain />
      <Descent />
    </>
  );
};
