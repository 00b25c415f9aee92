import type { VNode } from "preact";
import { numberText } from "../../math/number-text.js";
import { Facts } from "../../parts/facts.js";
import { MathML } from "../../parts/math-ml.js";
import { Row } from "../../parts/row.js";
import { ScrollBox } from "../../parts/scroll-box.js";
import { useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import formulas from "./formulas.tex";
import { GraphView } from "./graph-view.js";
import { adjoints, engine, graph, inputs, isKnown, isReached, point, values } from "./state.js";
import { texts } from "./texts.js";
import { Walk } from "./walk.js";

/** Example 5.14 and (5.143) to (5.145): a graph to step through, and what both modes say at its inputs. */
export const Graph = (): VNode => {
  const text = useText();
  const tangents = inputs.value.map((_, k) => engine.value?.tangentsOf(graph.value, point.value, k).at(-1));
  return (
    <Row of={["Ex. 5.14", "5.143–5.145"]} title={text(texts.graphTitle)}>
      <p><Say of={texts.graphSays} /></p>
      <div class="pair"><MathML html={formulas.node!} /><MathML html={formulas.reverse!} /></div>
      <Walk />
      <GraphView />
      <div class="pair">
        <details open>
          <summary>{text(texts.tape)}</summary>
          <ScrollBox>
            <table>
              <thead><tr>{[texts.node, texts.value, texts.adjoint].map((head) => <th key={head.en} scope="col">{text(head)}</th>)}</tr></thead>
              <tbody>
                {graph.value.map(({ name }, k) => (
                  <tr key={name}>
                    <th scope="row"><var>{name}</var></th>
                    <td class="number">{isKnown(k) ? numberText(values.value[k]!, 8) : ""}</td>
                    <td class="number" data-value={`adjoint ${name}`}>{isReached(k) && adjoints.value ? numberText(adjoints.value[k]!, 8) : ""}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollBox>
        </details>
        <div class="stack">
          <h3>{text(texts.both)}</h3>
          <Facts of={inputs.value.flatMap((name, k) => [
            { label: `∂f/∂${name}, ${text(texts.reverseMode)}`, value: adjoints.value ? numberText(adjoints.value[k]!, 12) : "…", role: "output" as const, name: `reverse ${name}` },
            { label: `∂f/∂${name}, ${text(texts.forwardMode)}`, value: tangents[k] === undefined ? "…" : numberText(tangents[k], 12), role: "input" as const, name: `forward ${name}` },
          ])} />
        </div>
      </div>
    </Row>
  );
};
