import { toMathML } from "@gradkit/scalar";
import type { VNode } from "preact";
import { useId } from "preact/hooks";
import { inside } from "../../math/inside.js";
import { numberText } from "../../math/number-text.js";
import { CopyMenu } from "../../parts/copy-menu.js";
import { Examples } from "../../parts/examples.js";
import { FormulaProblem } from "../../parts/formula-problem.js";
import { MathML } from "../../parts/math-ml.js";
import { ScrollBox } from "../../parts/scroll-box.js";
import { Refused } from "../../said/refused.js";
import { type Text, useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import { writeAssignments, writeInterval } from "./assignments.js";
import { copies } from "./copies.js";
import { modelsFor } from "./models.js";
import { cancel, failure, isRunning, progress, run } from "./run.js";
import { isStuck, losses, model, modelText, read, settings, state, table, takeModel } from "./state.js";
import { texts } from "./texts.js";
import "../../parts/formula-input.css";

/** The model, what is known of its parameters, and the button. */
export const ModelPanel = (): VNode => {
  const text = useText();
  const id = useId();
  const { problem, trouble } = read.value;
  const models = modelsFor(table.value.names);
  return (
    <section class="stack" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{text(texts.modelTitle)}</h2>
      <div class="formula-input" data-wrong={problem ?? trouble ? "" : undefined}>
        <label for={id}>{text(texts.modelIs)}</label>
        <div class="typed">
          <input id={id} type="text" autocomplete="off" autocapitalize="off" spellcheck={false} value={modelText.value} aria-invalid={problem ? "true" : undefined} aria-describedby={`${id}-shown`}
            onInput={({ currentTarget }) => (state.m.value = currentTarget.value)} />
        </div>
        <div id={`${id}-shown`} class="shown">
          {problem ? <FormulaProblem source={modelText.value} problem={problem} /> : <Shown />}
          {trouble && <p class="problem" role="alert"><Say of={texts[trouble]} with={{ columns: table.value.names.join(", ") }} /></p>}
        </div>
      </div>
      <Examples of={models.map(({ formula }) => formula)} names={models.map(({ name }) => text(name))} source={modelText} onExample={takeModel} />
      <Parameters />
      <details>
        <summary>{text(texts.loss)}, {text(texts.weights)}</summary>
        <div class="settings-of">
          <label>{text(texts.loss)} <select value={state.loss.value} onChange={({ currentTarget }) => (state.loss.value = currentTarget.value as typeof state.loss.value)}>{losses.map((loss) => <option key={loss} value={loss}>{text(texts[loss] as Text)}</option>)}</select></label>
          <label>{text(texts.weights)} <input class="short" type="text" spellcheck={false} value={state.weights.value} onChange={({ currentTarget }) => (state.weights.value = currentTarget.value)} /></label>
          <label>{text(texts.tries)} <input class="short" type="number" min={0} max={1000} value={state.tries.value} onChange={({ currentTarget }) => (state.tries.value = Math.max(0, Math.min(1000, Math.round(currentTarget.valueAsNumber) || 0)))} /></label>
          <label><input type="checkbox" checked={state.profile.value} onChange={({ currentTarget }) => (state.profile.value = currentTarget.checked)} /> {text(texts.profile)}</label>
        </div>
      </details>
      <div class="tools">
        <button type="button" class="primary" disabled={isStuck.value || !read.value.model || table.value.rows === 0} onClick={() => void run()}>{text(texts.run)}</button>
        <button type="button" disabled={!isRunning.value} onClick={cancel}>{text(texts.cancel)}</button>
        <CopyMenu items={copies} />
      </div>
      {isRunning.value && <p class="muted" role="status">{progress.value ? <Say of={texts.running} with={{ evaluations: progress.value.news.evaluations, sse: numberText(progress.value.news.sse ?? NaN) }} /> : text(texts.starting)}</p>}
      {failure.value && <div role="alert"><Refused of={failure.value} /></div>}
    </section>
  );
};

const Shown = (): VNode | null => {
  const now = model.value;
  return now ? <MathML html={`<math display="block"><mrow>${inside(toMathML(now.left))}<mo>=</mo>${inside(toMathML(now.right))}</mrow></math>`} /> : null;
};

/** A row for each parameter: where it starts, what bounds it, whether it is known. */
const Parameters = (): VNode | null => {
  const text = useText();
  const names = model.value?.parameters ?? [];
  const { start, bound, fix } = settings.value;
  const change = (which: "start" | "bound" | "fix", name: string, value: string): void => {
    state[which].value = writeAssignments({ ...settings.value[which], [name]: value });
  };
  if (names.length === 0) return null;
  return (
    <ScrollBox>
      <table class="parameters">
        <thead><tr>{[texts.parameter, texts.start, texts.least, texts.most, texts.fixed].map((head) => <th key={head.en} scope="col">{text(head)}</th>)}</tr></thead>
        <tbody>
          {names.map((name) => {
            const [lo = "", hi = ""] = (bound[name] ?? "").split("..");
            const isFixed = name in fix;
            const value = isFixed ? fix[name]! : (start[name] ?? "");
            const field = (label: Text, shown: string, set: (value: string) => void, hint = "") => (
              <td><input class="short" type="text" inputMode="decimal" aria-label={`${name}: ${text(label)}`} placeholder={hint} value={shown} onChange={({ currentTarget }) => set(currentTarget.value.trim())} /></td>
            );
            return (
              <tr key={name}>
                <th scope="row"><code>{name}</code></th>
                {field(isFixed ? texts.fixed : texts.start, value, (next) => change(isFixed ? "fix" : "start", name, next), text(texts.automatic))}
                {field(texts.least, lo, (next) => change("bound", name, writeInterval(next, hi)), "−∞")}
                {field(texts.most, hi, (next) => change("bound", name, writeInterval(lo, next)), "∞")}
                <td><input type="checkbox" aria-label={`${name}: ${text(texts.fixed)}`} checked={isFixed} onChange={({ currentTarget }) => change("fix", name, currentTarget.checked ? value || "1" : "")} /></td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollBox>
  );
};
