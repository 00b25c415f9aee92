import { parse, toMathML } from "@gradkit/scalar";
import type { VNode } from "preact";
import { numberText } from "../../math/number-text.js";
import { MathML } from "../../parts/math-ml.js";
import { Row } from "../../parts/row.js";
import { ScrollBox } from "../../parts/scroll-box.js";
import { type Numbers, TensorMath } from "../../parts/tensor-math.js";
import { useText } from "../../text/lang.js";
import { bookExample, engine, show } from "./state.js";
import { texts } from "./texts.js";

const f = parse(bookExample);

/** Example 5.15: all derivatives of a cubic polynomial at (1, 2), and the polynomial they give. */
export const BookExample = (): VNode => {
  const text = useText();
  const T = engine.value?.taylorOf(f, [1, 2], 3);
  const exact = T && engine.value!.boundOf(T, [1, 2], 1);
  return (
    <Row of={["Ex. 5.15"]} title={text(texts.bookTitle)}>
      <div class="split">
        <div class="stack">
          <p>{text(texts.bookSays)}</p>
          <MathML html={toMathML(f)} />
          <p><button type="button" onClick={() => show(bookExample)}>{text(texts.showHere)}</button></p>
        </div>
        <div class="card stack" data-value="example 5.15">
          <ScrollBox>
            <table>
              <tbody>
                {(T?.terms ?? []).map((tensor, k) => (
                  <tr key={k}>
                    <th scope="row" class="number"><var>D<sup>{k}</sup></var><var>f</var>(1, 2)</th>
                    <td><TensorMath of={tensor.toNested() as Numbers} /></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollBox>
          {T && exact && (
            <>
              <MathML html={engine.value!.mathOf(T)} />
              <p class="right"><strong aria-hidden="true">✓ </strong>{text(texts.proven)} [{numberText(exact.lo)}, {numberText(exact.hi)}]</p>
            </>
          )}
        </div>
      </div>
    </Row>
  );
};
