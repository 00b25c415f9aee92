import type { VNode } from "preact";
import { numberText } from "../../math/number-text.js";
import { Facts } from "../../parts/facts.js";
import { Dots } from "../../plot/dots.js";
import { Plot } from "../../plot/plot.js";
import { Segment } from "../../plot/segment.js";
import { useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import { found } from "./run.js";
import { texts } from "./texts.js";

const drawnAtMost = 2000;

/** Standardized residuals against what was fitted, and what tests say of their pattern. */
export const Residuals = (): VNode | null => {
  const text = useText();
  const fit = found.value?.fit;
  if (!fit) return null;
  const nth = Math.ceil(fit.observations / drawnAtMost);
  const points = Array.from(fit.fitted, (x, k) => [x, fit.standardized[k]!] as const).filter((_, k) => k % nth === 0);
  const xs = points.map(([x]) => x);
  const [lo, hi] = [Math.min(...xs), Math.max(...xs)];
  const margin = 0.04 * (hi - lo) || 1;
  const top = Math.max(3, ...points.map(([, y]) => Math.abs(y))) * 1.08;
  const { runsTest } = fit;
  return (
    <section class="row" aria-labelledby="residuals">
      <h2 id="residuals">{text(texts.residualTitle)}</h2>
      <div class="split">
        <div class="stack">
          <p><Say of={texts.residualSays} /></p>
          <Facts
            of={[
              ...(runsTest ? [{ label: text(texts.runs), value: `${runsTest.runs} / ${numberText(runsTest.expected, 3)}, p = ${numberText(runsTest.p, 3)}` }] : []),
              ...(fit.durbinWatson === null ? [] : [{ label: text(texts.durbinWatson), value: numberText(fit.durbinWatson, 4) }]),
              { label: text(texts.leverage), value: numberText(fit.leverage.reduce((most, value) => Math.max(most, value), 0), 4) },
            ]}
          />
        </div>
        <Plot label={text(texts.residualPlot)} x={[lo - margin, hi + margin]} y={[-top, top]} xLabel="ŷ" aspect="flat">
          {[-2, 2].map((level) => <Segment key={level} from={[lo - margin, level]} to={[hi + margin, level]} class="ink thin dashed" />)}
          <Dots points={points} class="fill-input" />
        </Plot>
      </div>
    </section>
  );
};
