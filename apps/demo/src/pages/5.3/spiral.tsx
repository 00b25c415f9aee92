import { computed } from "@preact/signals";
import { parse, toMathML } from "@gradkit/scalar";
import type { VNode } from "preact";
import { chainOf, chainValues } from "../../math/chain.js";
import { numberText } from "../../math/number-text.js";
import { Facts } from "../../parts/facts.js";
import { formulaCells, numberCells } from "../../parts/formula-cells.js";
import { MathML } from "../../parts/math-ml.js";
import { NumberField } from "../../parts/number-field.js";
import { ProductTrain } from "../../parts/product-train.js";
import { Row } from "../../parts/row.js";
import { useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import tex from "./formulas.tex";
import { engine, state } from "./state.js";
import { texts } from "./texts.js";

const f = parse("exp(x1*x2^2)");
const g = { x1: parse("t*cos(t)"), x2: parse("t*sin(t)") };
const chain = chainOf(f, g, ["t"]);
const run = chainValues(chain, ["t"]);
const numbers = computed(() => run([state.t.value]));

const outerName = { name: tex.outer!, label: "∂f/∂x", role: "output" } as const;
const innerName = { name: tex.inner!, label: "∂x/∂t", role: "input" } as const;
const totalName = { name: tex.total!, label: "dh/dt", role: "param" } as const;
const forward = computed(() => engine.value?.forwardOf(chain.inside(f), state.t.value) ?? NaN);

/** Example 5.10: a row times a column, in formulas and in numbers. */
export const Spiral = (): VNode => {
  const text = useText();
  const { row, matrix, product } = chain;
  return (
    <Row of={["Ex. 5.10"]} title={text(texts.spiralTitle)}>
      <div class="stack">
        <p><Say of={texts.spiralSays} /></p>
        <MathML html={tex.spiral!} />
      </div>
      <div class="card stack">
        <ProductTrain
          label={text(texts.spiralTitle)}
          factors={[{ ...outerName, cells: formulaCells([row]) }, { ...innerName, cells: formulaCells(matrix) }]}
          product={{ ...totalName, cells: formulaCells([product]) }}
        />
        <p><var>h</var>(<var>t</var>) = <MathML inline html={toMathML(chain.inside(f), { display: "inline" })} /></p>
      </div>
      <div class="split">
        <div class="stack">
          <NumberField label={<var>t</var>} value={state.t} min={-4} max={4} step={0.02} />
          <Facts of={[{ label: text(texts.forward), value: numberText(forward.value), role: "param", name: "forward" }]} />
        </div>
        <div class="card" data-value="spiral">
          <ProductTrain
            label={text(texts.inNumbers)}
            factors={[{ ...outerName, cells: numberCells([numbers.value.row]) }, { ...innerName, cells: numberCells(numbers.value.matrix) }]}
            product={{ ...totalName, cells: numberCells([numbers.value.product], 6) }}
          />
        </div>
      </div>
    </Row>
  );
};
