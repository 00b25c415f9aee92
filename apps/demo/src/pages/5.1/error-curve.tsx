import { interpret, type Field } from "@gradkit/scalar";
import { complexStep, difference, differenceQuotient } from "@gradkit/scalar/difference";
import { computed } from "@preact/signals";
import type { VNode } from "preact";
import { numberText } from "../../math/number-text.js";
import { unlessRefused } from "../../math/unless-refused.js";
import { ScrollBox } from "../../parts/scroll-box.js";
import { Note } from "../../plot/note.js";
import { Path } from "../../plot/path.js";
import { Plot } from "../../plot/plot.js";
import { Segment } from "../../plot/segment.js";
import { useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import { at } from "./secant-values.js";
import { f, formula, state } from "./state.js";
import { texts } from "./texts.js";

const exponents = Array.from({ length: 97 }, (_, k) => -16 + k / 6);

/** Where an error stands on an axis of powers of ten; below the last digit of a double all are alike. */
const height = (error: number): number => (Number.isFinite(error) ? Math.log10(Math.max(error, 1e-17)) : NaN);

const methods = computed(() => {
  const [x, truth] = [state.x.value, at.value.exists ? at.value.value! : NaN];
  const errors = (quotient: (h: number) => number): (readonly [number, number])[] => exponents.map((k) => [k, height(Math.abs(quotient(10 ** k) - truth))]);
  const complex = unlessRefused(() => complexStep(<T,>(F: Field<T>, t: T) => interpret(formula.expr.value, F, { x: t }), x), () => ({ value: NaN }));   // a number beyond the largest double
  return {
    truth,
    forward: errors((h) => differenceQuotient(f.value, x, h)),
    central: errors((h) => differenceQuotient(f.value, x - h, 2 * h)),
    complex: { value: complex.value, error: Math.abs(complex.value - truth) },
    adaptive: difference(f.value, x),
  };
});

/** How the errors of quotients fall and rise again as the step shrinks. */
export const ErrorCurve = (): VNode => {
  const text = useText();
  const { truth, forward, central, complex, adaptive } = methods.value;
  const rows = [
    { name: texts.symbolic, value: truth, error: truth - truth },
    { name: texts.complexStep, ...complex },
    { name: texts.adaptive, value: adaptive.value, error: Math.abs(adaptive.value - truth) },
  ];
  return (
    <div class="split">
      <div class="stack">
        <h3>{text(texts.errorTitle)}</h3>
        <p><Say of={texts.errorSays} /></p>
        <ScrollBox>
          <table>
            <thead><tr><th scope="col">{text(texts.method)}</th><th scope="col">{text(texts.value)}</th><th scope="col">{text(texts.error)}</th></tr></thead>
            <tbody>
              {rows.map(({ name, value, error }) => <tr key={name.en}><th scope="row">{text(name)}</th><td class="number">{numberText(value, 10)}</td><td class="number">{numberText(error, 2)}</td></tr>)}
            </tbody>
          </table>
        </ScrollBox>
      </div>
      <Plot label={text(texts.errorPlot)} x={[-16, 0]} y={[-17, 2]} xLabel="h" yLabel={`|${text(texts.error).toLowerCase()}|`} log aspect="flat">
        <Path points={forward} class="param thin" />
        <Path points={central} class="input thin dashed" />
        <Segment from={[-16, height(complex.error)]} to={[0, height(complex.error)]} class="ok thin" />
        <Segment from={[Math.log10(state.h.value), -17]} to={[Math.log10(state.h.value), 2]} class="ink thin dashed" />
        <Note at={[-13.5, -2.2]} class="fill-param">{text(texts.forward)}</Note>
        <Note at={[-2.6, -7]} by={[-60, 0]} class="fill-input">{text(texts.central)}</Note>
        <Note at={[-15.5, height(complex.error)]} by={[0, -8]} class="fill-ok">{text(texts.complexStep)}</Note>
      </Plot>
    </div>
  );
};
