import { derivativeNotation, equal, evaluate, format, parse, partial, simplify, substitute, toMathML } from "@gradkit/scalar";
import { computed } from "@preact/signals";
import type { ComponentChildren, VNode } from "preact";
import { numberText } from "../../math/number-text.js";
import { unlessRefused } from "../../math/unless-refused.js";
import { valueAt } from "../../math/value-at.js";
import { MathML } from "../../parts/math-ml.js";
import { Row } from "../../parts/row.js";
import { Said } from "../../said/said.js";
import { useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import formulas from "./formulas.tex";
import { exception, formula, point, show } from "./state.js";
import { texts } from "./texts.js";

const orders = [1, 2, 3, 4];
const longest = 70;

/** The variables to differentiate by, for each of the k + 1 partial derivatives of order k. */
const distinct = (k: number): string[][] => Array.from({ length: k + 1 }, (_, ys) => [...Array<string>(k - ys).fill("x"), ...Array<string>(ys).fill("y")]);

const table = computed(() => orders.map((k) => distinct(k).map((by) => ({ by, expr: partial(formula.expr.value, by) }))));
const bothOrders = computed(() => equal(partial(formula.expr.value, ["x", "y"]), partial(formula.expr.value, ["y", "x"])).equal);

/** Second and higher partial derivatives, and the function for which their order matters. */
export const Partials = (): VNode => {
  const text = useText();
  const [x, y] = point.value;
  return (
    <Row of={["§5.7 partials"]} title={text(texts.partialsTitle)}>
      <p><Say of={texts.partialsSay} /></p>
      <div class="pair">
        <div class="stack"><MathML html={formulas.mixed!} /></div>
        <div class="stack">
          <MathML html={formulas.schwarz!} />
          <p class={bothOrders.value ? "right" : "problem"} data-value="schwarz"><span><strong aria-hidden="true">{bothOrders.value ? "✓ " : "✕ "}</strong>{text(bothOrders.value ? texts.same : texts.differs)}</span></p>
        </div>
      </div>
      <ol class="orders">
        {table.value.map((row, k) => (
          <li key={k}>
            <h3>{text(texts.order)} {orders[k]}</h3>
            <ul>
              {row.map(({ by, expr }) => (
                <li key={by.join("")}>
                  <MathML html={derivativeNotation({ of: "f", by, partial: true }).mathml} />
                  {format(expr).length <= longest ? <MathML html={toMathML(expr)} /> : <p class="muted">{text(texts.long)}</p>}
                  <p class="number" data-value={by.join("")}>= {numberText(valueAt(expr, x, y))}</p>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      <Exception />
    </Row>
  );
};

const f = parse(exception);
const acrossY = simplify(substitute(partial(f, ["x"]), { x: 0 }));
const acrossX = simplify(substitute(partial(f, ["y"]), { y: 0 }));

/** The mixed derivatives at the origin, each along its own axis, where the first derivative is a formula of one variable. */
const Exception = (): VNode => {
  const text = useText();
  return (
    <div class="card stack">
      <h3>{text(texts.exceptionTitle)}</h3>
      <p><Say of={texts.exceptionSays} /></p>
      <MathML html={toMathML(f)} />
      <table>
        <tbody>
          {([["x", "y", acrossY], ["y", "x", acrossX]] as const).map(([first, then, along]) => (
            <tr key={first}>
              <td><MathML inline html={derivativeNotation({ of: "f", by: [first], partial: true }).mathml} /></td>
              <td><Say of={texts.along} with={{ name: <var>{first}</var> }} /></td>
              <td><MathML inline html={toMathML(along, { display: "inline" })} /></td>
              <td><MathML inline html={derivativeNotation({ of: "f", by: [first, then], partial: true }).mathml} /></td>
              <td class="number" data-value={`exception ${first}${then}`}>{numberText(evaluate(partial(along, [then]), { x: 0.5, y: 0.5 }))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="muted">{text(texts.limit)} {saidAtOrigin()}</p>
      <p><button type="button" onClick={() => show(exception)}>{text(texts.showHere)}</button></p>
    </div>
  );
};

const saidAtOrigin = (): ComponentChildren => unlessRefused<ComponentChildren, ComponentChildren>(() => evaluate(partial(f, ["x", "y"]), { x: 0, y: 0 }), ({ code, data, message }) => <Said of={{ code, data: data as object, message }} />);
