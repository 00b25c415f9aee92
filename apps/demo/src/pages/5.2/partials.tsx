import { computed } from "@preact/signals";
import { derive, gradient, parse, toMathML } from "@gradkit/scalar";
import type { VNode } from "preact";
import { frozen } from "../../math/frozen.js";
import { Equations } from "../../parts/equations.js";
import { MathML } from "../../parts/math-ml.js";
import { MatrixBox } from "../../parts/matrix-box.js";
import { Row } from "../../parts/row.js";
import { Steps } from "../../parts/steps.js";
import { ScrollBox } from "../../parts/scroll-box.js";
import { useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import { deliberately } from "../../url/url-state.js";
import formulas from "./formulas.tex";
import { by, formula, names, show, state } from "./state.js";
import { texts } from "./texts.js";

const rules = { "5.46": formulas.product!, "5.47": formulas.sum!, "5.48": formulas.chain! };
const examples = [
  { id: "Ex. 5.6", source: "(x + 2*y^3)^2", by: ["x", "y"], says: texts.ex56 },
  { id: "Ex. 5.7", source: "x1^2*x2 + x1*x2^3", by: ["x1", "x2"], says: texts.ex57 },
] as const;

const derivation = computed(() => derive(formula.expr.value, names.value[by.value]!));
const rest = computed(() => names.value.filter((_, k) => k !== by.value));

/** (5.46) to (5.48): the steps of one partial derivative, with the other variables frozen; and the book's two examples. */
export const Partials = (): VNode => {
  const text = useText();
  const held = rest.value;
  return (
    <Row of={["5.46–5.48", "Ex. 5.6", "Ex. 5.7"]} title={text(texts.rulesTitle)}>
      <div class="split">
        <div class="stack">
          <p><Say of={texts.rulesSay} /></p>
          <Equations of={rules} />
          {examples.map(({ id, source, by: variables, says }) => (
            <div class="card stack" key={id} data-example={id}>
              <h3>{id}</h3>
              <p>{text(says)}</p>
              <MathML html={toMathML(parse(source))} />
              <ScrollBox><MatrixBox label={id} role="output" cells={[gradient(parse(source), variables).map((partial, k) => <MathML key={k} inline html={toMathML(partial, { display: "inline" })} />)]} /></ScrollBox>
              <p><button type="button" onClick={() => show(source)}>{text(texts.showHere)}</button></p>
            </div>
          ))}
        </div>
        <div class="card stack">
          <fieldset class="options">
            <legend>{text(texts.by)}</legend>
            {names.value.map((name, k) => (
              <button key={name} type="button" aria-pressed={k === by.value} onClick={() => deliberately(() => (state.by.value = k + 1))}>
                <MathML inline html={toMathML(parse(name), { display: "inline" })} /> <small>{text(k === by.value ? texts.moving : texts.frozen)}</small>
              </button>
            ))}
          </fieldset>
          <Steps derivation={derivation.value} marked={(html) => frozen(html, held)} />
        </div>
      </div>
    </Row>
  );
};
