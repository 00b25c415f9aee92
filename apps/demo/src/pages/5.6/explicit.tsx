import { toMathML } from "@gradkit/scalar";
import type { VNode } from "preact";
import { inside } from "../../math/inside.js";
import { MathML } from "../../parts/math-ml.js";
import { Row } from "../../parts/row.js";
import { useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import { Bars } from "./bars.js";
import formulas from "./formulas.tex";
import { bookExample, costs, engine, graph, inputs, point, state } from "./state.js";
import { texts } from "./texts.js";

const longest = 220;

/** (5.109) and (5.110): the derivative written out, and how much of it stands there more than once. */
export const Explicit = (): VNode => {
  const text = useText();
  const { operations, written, shared, explicit, text: texts_ } = costs.value;
  const recorded = engine.value?.recorded(graph.value, point.value);
  return (
    <Row of={["5.109–5.110"]} title={text(texts.explicitTitle)}>
      <div class="split">
        <div class="stack">
          <p><Say of={texts.explicitSays} /></p>
        </div>
        <div class="card stack">
          {state.f.value === bookExample && <MathML html={formulas.explicit!} />}
          {explicit.map((expr, k) => texts_[k]!.length <= longest && (
            <MathML key={k} html={`<math display="block"><mrow><mfrac><mrow><mo>∂</mo><mi>f</mi></mrow><mrow><mo>∂</mo><mi>${inputs.value[k]!}</mi></mrow></mfrac><mo>=</mo>${inside(toMathML(expr))}</mrow></math>`} />
          ))}
          <h3>{text(texts.operations)}</h3>
          <Bars of={[
            { name: text(texts.ofF), count: operations, role: "muted" },
            { name: text(texts.writtenOut), count: written, role: "param", id: "written" },
            { name: text(texts.withSharing), count: shared, role: "input", id: "shared" },
            { name: text(texts.byReverse), count: recorded?.gradient ?? 0, role: "output", id: "reverse" },
          ]} />
        </div>
      </div>
    </Row>
  );
};
