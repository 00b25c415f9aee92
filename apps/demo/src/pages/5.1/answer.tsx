import { equal, evaluate } from "@gradkit/scalar";
import type { VNode } from "preact";
import { useId } from "preact/hooks";
import { numberText } from "../../math/number-text.js";
import { readFormula } from "../../math/typed-formula.js";
import { FormulaProblem } from "../../parts/formula-problem.js";
import { useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import { slope, state } from "./state.js";
import { texts } from "./texts.js";

/** A derivative to type, and the verdict: equal, or where it differs. */
export const Answer = (): VNode => {
  const text = useText();
  const id = useId();
  return (
    <div class="card stack formula-input">
      <h3><label for={id}>{text(texts.yourAnswer)}</label></h3>
      <div class="typed">
        <span class="before" aria-hidden="true">f′(x) =</span>
        <input id={id} type="text" autocomplete="off" autocapitalize="off" spellcheck={false} value={state.answer.value} aria-describedby={`${id}-verdict`} onInput={({ currentTarget }) => (state.answer.value = currentTarget.value)} />
      </div>
      <div id={`${id}-verdict`} role="status" data-value="verdict">{state.answer.value.trim() !== "" && <Verdict source={state.answer.value} />}</div>
    </div>
  );
};

const Verdict = ({ source }: { readonly source: string }): VNode => {
  const text = useText();
  const { expr, problem } = readFormula(source, ["x"]);
  if (!expr) return <FormulaProblem source={source} problem={problem!} />;
  const { equal: same, by, counterexample } = equal(slope.value, expr);
  if (same) return <p class="right"><strong aria-hidden="true">✓ </strong>{text(by === "sampling" ? texts.rightBySample : texts.right)}</p>;
  if (!counterexample) return <p>{text(texts.undecided)}</p>;
  const values = { x: numberText(counterexample.x ?? 0), yours: numberText(evaluate(expr, { x: 0, ...counterexample })), right: numberText(evaluate(slope.value, { x: 0, ...counterexample })) };
  return <p class="problem"><span><strong aria-hidden="true">✕ </strong><Say of={texts.wrong} with={values} /></span></p>;
};
