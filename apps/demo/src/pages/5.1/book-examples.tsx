import { format, parse, taylor, toMathML } from "@gradkit/scalar";
import type { VNode } from "preact";
import { MathML } from "../../parts/math-ml.js";
import { useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import { show } from "./state.js";
import { texts } from "./texts.js";

const examples = [
  { id: "Ex. 5.3", source: "x^4", x: 1, n: 6, says: texts.quartic },
  { id: "Ex. 5.4", source: "sin(x) + cos(x)", x: 0, n: 5, says: texts.waves },
] as const;

/** The book's two examples, computed. */
export const BookExamples = (): VNode => {
  const text = useText();
  return (
    <div class="pair">
      {examples.map(({ id, source, x, n, says }) => {
        const T = taylor(parse(source), "x", x, n);
        return (
          <div class="card stack" key={id} data-example={id}>
            <h3>{id}</h3>
            <p><Say of={says} /></p>
            <MathML html={toMathML(T.toExpr())} />
            <p class="muted">{text(texts.coefficients)}: <span class="number">{T.exact().map((c) => format(c)).join(", ")}</span></p>
            <p><button type="button" onClick={() => show(source, { x, n })}>{text(texts.showHere)}</button></p>
          </div>
        );
      })}
    </div>
  );
};
