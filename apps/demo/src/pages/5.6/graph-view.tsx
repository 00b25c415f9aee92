import { toMathML } from "@gradkit/scalar";
import { computed } from "@preact/signals";
import { line, curveBasis } from "d3-shape";
import type { VNode } from "preact";
import { lazily } from "../../lazily.js";
import { numberText } from "../../math/number-text.js";
import { MathML } from "../../parts/math-ml.js";
import { useReachable } from "../../parts/use-reachable.js";
import { useText } from "../../text/lang.js";
import { adjoints, edges, graph, isKnown, isReached, lastStep, locals, state, values } from "./state.js";
import { texts } from "./texts.js";
import "./graph.css";

const layouter = lazily(() => import("./layout.js"));
const layout = computed(() => layouter.value?.layoutOf(graph.value, edges.value));
const smooth = line<{ readonly x: number; readonly y: number }>(({ x }) => x, ({ y }) => y).curve(curveBasis);

/** The computation graph: values come from left to right, adjoints from right to left. */
export const GraphView = (): VNode => {
  const text = useText();
  const placed = layout.value;
  const box = useReachable(placed);
  if (!placed) return <div class="graph waiting" ref={box} />;
  const { step } = state;
  const size = layouter.value!.nodeSize;
  const active = step.value === 0 ? -1 : step.value <= graph.value.length ? step.value - 1 : lastStep.value - step.value;
  return (
    <div class="graph" ref={box}>
      <svg viewBox={`0 0 ${placed.width} ${placed.height}`} role="group" aria-label={text(texts.graph)}>
        {placed.edges.map(({ points, x, y }, k) => {
          const { from, to } = edges.value[k]!;
          const isUsed = isReached(to);
          return (
            <g key={k} class={isUsed ? "edge used" : "edge"} aria-hidden="true">
              <path d={smooth(points) ?? ""} />
              {isKnown(from) && <text x={x} y={y + 4} text-anchor="middle">{numberText(locals.value[k]!, 3)}</text>}
            </g>
          );
        })}
        {placed.nodes.map(({ x, y }, k) => {
          const { name, rule, parents } = graph.value[k]!;
          const [value, adjoint] = [isKnown(k) ? numberText(values.value[k]!, 5) : "", isReached(k) && adjoints.value ? numberText(adjoints.value[k]!, 5) : ""];
          return (
            <g key={k} class={`node ${k === active ? "active" : ""} ${parents.length === 0 ? "input" : ""} ${value !== "" && !Number.isFinite(values.value[k]!) ? "bad" : ""}`} transform={`translate(${x - size.width / 2} ${y - size.height / 2})`}
              role="img" tabindex={0} aria-label={`${name}${value ? ` = ${value}` : ""}${adjoint ? `, ∂f/∂${name} = ${adjoint}` : ""}`} data-node={name}>
              <rect width={size.width} height={size.height} rx={10} />
              <foreignObject x={6} y={4} width={size.width - 12} height={26}>
                <div class="label"><MathML inline html={toMathML(rule, { display: "inline" })} /></div>
              </foreignObject>
              <text x={12} y={49}><tspan class="name">{name}</tspan>{value && ` = ${value}`}</text>
              {adjoint && <text x={12} y={66} class="adjoint">∂f/∂{name} = {adjoint}</text>}
            </g>
          );
        })}
      </svg>
    </div>
  );
};
