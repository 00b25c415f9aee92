import { derive, format, parse, toMathML } from "@gradkit/scalar";
import type { VNode } from "preact";
import { Equations } from "../../parts/equations.js";
import { MathML } from "../../parts/math-ml.js";
import { Row } from "../../parts/row.js";
import { Steps } from "../../parts/steps.js";
import { useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import { Answer } from "./answer.js";
import formulas from "./formulas.tex";
import { derivation, examples, show } from "./state.js";
import { texts } from "./texts.js";

const rules = { "5.29": formulas.product!, "5.30": formulas.ratio!, "5.31": formulas.sum!, "5.32": formulas.chain! };
const chainExample = "(2x+1)^4";

/** (5.29) to (5.32) and Example 5.5: the derivation of the reader's function, and their own answer judged. */
export const Rules = (): VNode => {
  const text = useText();
  return (
    <Row of={["5.29–5.32", "Ex. 5.5"]} title={text(texts.rulesTitle)}>
      <div class="split">
        <div class="stack">
          <p><Say of={texts.rulesSay} /></p>
          <Equations of={rules} />
          <Answer />
          <div class="card stack">
            <h3>{text(texts.chainExample)}</h3>
            <MathML html={toMathML(parse(chainExample))} />
            <p class="number">→ <code data-value="example 5.5">{format(derive(parse(chainExample), "x").result)}</code></p>
            <p><button type="button" onClick={() => show(chainExample, examples[chainExample])}>{text(texts.showHere)}</button></p>
          </div>
        </div>
        <div class="card"><Steps derivation={derivation.value} /></div>
      </div>
    </Row>
  );
};
