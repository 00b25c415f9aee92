import { signal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { numberText } from "../../math/number-text.js";
import { Facts } from "../../parts/facts.js";
import { Contours } from "../../plot/contours.js";
import type { Grid } from "../../plot/grid.js";
import { Handle } from "../../plot/handle.js";
import { Plot } from "../../plot/plot.js";
import type { PhaseAsk } from "../../race/phase-worker.js";
import { useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import { rateOf, setRate, source, state } from "./state.js";
import { texts } from "./texts.js";

const rates = [0.002, 0.2] as const;
const momenta = [0, 0.99] as const;
const size = 56;
const factors = signal<Grid | undefined>(undefined);
const levels = [0.75, 0.8, 0.85, 0.9, 0.95, 1];
/** The lane of the momentum method. */
const lane = 1;

/** For every rate and momentum the factor by which the distance to the minimum changes in a step, measured by running it. */
export const PhaseMap = (): VNode => {
  const text = useText();
  useEffect(() => {
    if (typeof Worker === "undefined") return undefined;
    const worker = new Worker(new URL("../../race/phase-worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }: MessageEvent<Float64Array>) => (factors.value = { values: [...data], size, x: rates, y: momenta }));
    worker.postMessage({ source: source.peek()!, rates, momenta, size, steps: 60 } satisfies PhaseAsk, []);
    return () => worker.terminate();
  }, []);
  const [rate, momentum] = [rateOf(lane) ?? 0.05, state.momentum.value];
  const of = factors.value;
  const cell = ([lo, hi]: readonly [number, number], value: number): number => Math.round(((Math.min(hi, Math.max(lo, value)) - lo) / (hi - lo)) * (size - 1));
  const here = of?.values[cell(momenta, momentum) * size + cell(rates, rate)];
  return (
    <div class="stack">
      <h2>{text(texts.phaseTitle)}</h2>
      <p><Say of={texts.phaseSays} /></p>
      <Plot label={text(texts.phaseMap)} x={rates} y={momenta} xLabel="α" yLabel="β">
        {of && <Contours of={of} levels={levels} coloured />}
        {of && <g class="grows"><Contours of={of} levels={[1]} /></g>}
        <Handle
          label={text(texts.phasePoint)}
          valueText={`α = ${numberText(rate, 3)}, β = ${numberText(momentum, 3)}`}
          at={[Math.min(rates[1], rate), Math.min(momenta[1], momentum)]}
          step={0.004}
          class="fill-point"
          onMove={(toRate, toMomentum) => {
            setRate(lane, Number(toRate.toPrecision(3)));
            state.momentum.value = Number(toMomentum.toPrecision(3));
          }}
        />
      </Plot>
      <Facts
        of={[
          { label: "α", value: numberText(rate, 3) },
          { label: "β", value: numberText(momentum, 3) },
          { label: text(texts.factor), value: here === undefined ? "–" : numberText(here, 3), name: "factor" },
        ]}
      />
    </div>
  );
};
