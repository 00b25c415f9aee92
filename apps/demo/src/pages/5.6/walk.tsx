import { toMathML } from "@gradkit/scalar";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { inside } from "../../math/inside.js";
import { numberText } from "../../math/number-text.js";
import { MathML } from "../../parts/math-ml.js";
import { useText } from "../../text/lang.js";
import { words } from "../../text/words.js";
import { adjoints, edges, graph, lastStep, locals, playing, state, values } from "./state.js";
import { texts } from "./texts.js";

const beat = 900;

/** The steps forwards and backwards, and what the present one computes. */
export const Walk = (): VNode => {
  const text = useText();
  const { step } = state;
  const go = (to: number): void => void (step.value = Math.max(0, Math.min(lastStep.value, to)));
  useEffect(() => {
    if (!playing.value) return undefined;
    const timer = setInterval(() => (step.value >= lastStep.value ? (playing.value = false) : go(step.value + 1)), beat);
    return () => clearInterval(timer);
  }, [playing.value]);
  return (
    <div class="stack">
      <div class="tools" role="group" aria-label={text(texts.walk)}
        onKeyDown={({ key, target }) => {
          if (target instanceof HTMLInputElement) return;
          if (key === "ArrowRight") go(step.value + 1);
          if (key === "ArrowLeft") go(step.value - 1);
        }}>
        <button type="button" disabled={step.value === 0} onClick={() => go(0)}>{text(texts.reset)}</button>
        <button type="button" disabled={step.value === 0} onClick={() => go(step.value - 1)}>{text(words.previousStep)}</button>
        <button type="button" disabled={step.value >= lastStep.value} onClick={() => go(step.value + 1)}>{text(words.nextStep)}</button>
        <button type="button" aria-pressed={playing.value} onClick={() => {
          if (step.value >= lastStep.value) go(0);
          playing.value = !playing.value;
        }}>{text(playing.value ? texts.pause : texts.play)}</button>
        <button type="button" disabled={step.value >= lastStep.value} onClick={() => go(lastStep.value)}>{text(words.allSteps)}</button>
        <span class="muted">{text(words.step)} {Math.min(step.value, lastStep.value)} {text(words.of)} {lastStep.value}</span>
      </div>
      <div class="now" role="status"><Now /></div>
    </div>
  );
};

/** The equation of the present step: a value from its parents, or an adjoint from those after it. */
const Now = (): VNode => {
  const text = useText();
  const count = graph.value.length;
  const step = Math.min(state.step.value, lastStep.value);
  if (step === 0) return <p class="muted">{text(texts.begin)}</p>;
  if (step <= count) {
    const { name, rule, parents } = graph.value[step - 1]!;
    const sum = parents.length === 0 ? "" : `<mo>=</mo>${inside(toMathML(rule))}`;
    return <MathML html={`<math display="block"><mrow><mi>${name}</mi>${sum}<mo>=</mo><mn>${numberText(values.value[step - 1]!, 6)}</mn></mrow></math>`} />;
  }
  const at = lastStep.value - step;
  const uses = edges.value.flatMap((edge, k) => (edge.from === at ? [{ ...edge, value: locals.value[k]! }] : []));
  const name = graph.value[at]!.name;
  const terms = uses.map(({ to, value }) => `${fraction("f", graph.value[to]!.name)}<mo>·</mo><mn>${numberText(value, 4)}</mn>`).join("<mo>+</mo>");
  return <MathML html={`<math display="block"><mrow>${fraction("f", name)}<mo>=</mo>${terms === "" ? "<mn>1</mn>" : `${terms}<mo>=</mo><mn>${numberText(adjoints.value?.[at] ?? NaN, 6)}</mn>`}</mrow></math>`} />;
};

const fraction = (above: string, below: string): string => `<mfrac><mrow><mo>∂</mo><mi>${above}</mi></mrow><mrow><mo>∂</mo><mi>${below}</mi></mrow></mfrac>`;
