import { useSignalEffect } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { Compare } from "./compare.js";
import { DataPanel } from "./data-panel.js";
import { ModelPanel } from "./model-panel.js";
import { Picture } from "./picture.js";
import { Residuals } from "./residuals.js";
import { Results } from "./results.js";
import { run } from "./run.js";
import { isStuck, model, read, state, table } from "./state.js";
import { keepData } from "./storage.js";
import "./fit.css";

const longest = 5000;
const quiet = 500;

/** Data and a formula in, parameters with uncertainties out. */
export const Page = (): VNode => {
  useEffect(() => void keepData(), []);
  useSignalEffect(() => {
    const isReady = read.value.model !== undefined && table.value.rows > 0 && table.value.rows <= longest && !isStuck.value;
    void [model.value, state.start.value, state.bound.value, state.fix.value, state.loss.value, state.weights.value, state.profile.value, state.tries.value];
    if (!isReady) return undefined;
    const timer = setTimeout(() => void run(), quiet);
    return () => clearTimeout(timer);
  });
  return (
    <>
      <div class="split">
        <div class="stack"><DataPanel /><ModelPanel /></div>
        <Picture />
      </div>
      <Results />
      <Residuals />
      <Compare />
    </>
  );
};
