import { toMathML } from "@gradkit/scalar";
import type { VNode } from "preact";
import { formulaCells, numberCells } from "../../parts/formula-cells.js";
import { FormulaInput } from "../../parts/formula-input.js";
import { MathML } from "../../parts/math-ml.js";
import { NumberField } from "../../parts/number-field.js";
import { ProductTrain } from "../../parts/product-train.js";
import { Row } from "../../parts/row.js";
import { Key } from "../../plot/key.js";
import { Legend } from "../../plot/legend.js";
import { useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import { deliberately } from "../../url/url-state.js";
import { chain, direct, inner, numbers, outer, parameters } from "./chain-values.js";
import formulas from "./formulas.tex";
import { PathMap } from "./path-map.js";
import { state } from "./state.js";
import { texts } from "./texts.js";

const examples = [
  { says: texts.oneParameter, c: "x1^2 + 2*x2", c1: "sin(t)", c2: "cos(t)" },
  { says: texts.twoParameters, c: "x1^2 + 2*x2", c1: "s*cos(t)", c2: "s*sin(t)" },
] as const;


/** (5.49) to (5.53) and Example 5.8: the chain rule as boxes that fit, in formulas and in numbers, over the path that x takes. */
export const Chain = (): VNode => {
  const text = useText();
  const many = parameters.value.length > 1;
  const by = many ? "(s, t)" : "t";
  const outerName = { name: formulas.outer!, label: "∂f/∂x", role: "output" } as const;
  const innerName = { name: many ? formulas.inner2! : formulas.inner1!, label: `∂x/∂${by}`, role: "input" } as const;
  const totalName = { name: many ? formulas.total2! : formulas.total1!, label: `df/d${by}`, role: "param" } as const;
  const { row, matrix, product } = chain.value;
  const same = direct.value.every((each) => each.same);
  return (
    <Row of={["5.49–5.53", "Ex. 5.8"]} title={text(texts.chainTitle)}>
      <div class="split">
        <div class="stack">
          <p><Say of={texts.chainSays} /></p>
          <MathML html={many ? formulas.over! : formulas.along!} />
          <ul class="chips words">
            {examples.map(({ says, c, c1, c2 }) => (
              <li key={says.en}>
                <button type="button" aria-pressed={state.c.value === c && state.c1.value === c1 && state.c2.value === c2} onClick={() => deliberately(() => ([state.c.value, state.c1.value, state.c2.value] = [c, c1, c2]))}>{text(says)}</button>
              </li>
            ))}
          </ul>
          <FormulaInput label={text(texts.outer)} lead="f =" formula={outer} />
          <FormulaInput label={text(texts.first)} lead="x1 =" formula={inner[0]} />
          <FormulaInput label={text(texts.second)} lead="x2 =" formula={inner[1]} />
        </div>
        <div class="stack">
          <div class="card stack">
            <ProductTrain
              label={text(texts.chain)}
              factors={[{ ...outerName, cells: formulaCells([row]) }, { ...innerName, cells: formulaCells(matrix) }]}
              product={{ ...totalName, cells: formulaCells([product]) }}
            />
            <div class="stack" data-value="total">
              <p><Say of={texts.plugged} /></p>
              {direct.value.map(({ total }, k) => <MathML key={k} html={toMathML(total)} />)}
            </div>
            <p class={same ? "right" : "muted"}><strong aria-hidden="true">{same ? "✓ " : ""}</strong><Say of={same ? texts.agrees : texts.differs} /></p>
          </div>
          <div class="fields">
            {many && <NumberField label={<var>s</var>} value={state.s} min={-3} max={3} step={0.05} />}
            <NumberField label={<var>t</var>} value={state.t} min={-7} max={7} step={0.05} />
          </div>
          <div class="twins">
            <PathMap />
            <div class="stack">
              <h3>{text(texts.numbers)}</h3>
              <div data-value="numbers">
                <ProductTrain
                  label={text(texts.numbers)}
                  factors={[{ ...outerName, cells: numberCells([numbers.value.row]) }, { ...innerName, cells: numberCells(numbers.value.matrix) }]}
                  product={{ ...totalName, cells: numberCells([numbers.value.product]) }}
                />
              </div>
              <Legend>
                <Key mark="arrow" class="output">∇f</Key>
                <Key mark="arrow" class="input">{text(texts.velocity)}</Key>
                <Key mark="line" class="param">{text(texts.track)}</Key>
              </Legend>
              {!many && <p class="muted">{text(texts.pathSays)}</p>}
            </div>
          </div>
        </div>
      </div>
    </Row>
  );
};
