import { effect } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { Choice } from "../../parts/choice.js";
import { CopyMenu } from "../../parts/copy-menu.js";
import { FormulaInput } from "../../parts/formula-input.js";
import { NumberField } from "../../parts/number-field.js";
import { Controls } from "../../race/controls.js";
import { isShared } from "../../race/lane.js";
import { problems } from "../../race/problems.js";
import { useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import { copies } from "./copies.js";
import { Lanes } from "./lanes.js";
import { LossChart } from "./loss-chart.js";
import { PhaseMap } from "./phase-map.js";
import { Stage } from "./stage.js";
import { focus, formula, problem, race, state, take, tasks } from "./state.js";
import { texts } from "./texts.js";
import { Why } from "./why.js";
import "./train.css";

const line = (): void => race.reset(tasks.peek());

/** What makes a lane, counted from the top, the one whose model is shown; nothing where there is none of that number. */
const taking = (lane: number): (() => void) | undefined => (state.lanes.peek().includes(lane) ? () => void (focus.value = lane) : undefined);

/** Optimizers side by side on one problem, each in a worker of its own. */
export const Page = (): VNode => {
  const text = useText();
  useEffect(() => {
    const stop = effect(() => race.reset(tasks.value));
    const rest = (): void => void (document.hidden && race.pause());
    const key = (event: KeyboardEvent): void => {
      if (event.target instanceof HTMLElement && event.target.closest("input, button, select, a, summary, [role=slider]")) return;
      const act = { " ": race.playing.peek() ? race.pause : race.play, s: () => void race.step(), r: line }[event.key] ?? taking(Number(event.key) - 1);
      if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("visibilitychange", rest);
    document.addEventListener("keydown", key);
    return () => {
      stop();
      document.removeEventListener("visibilitychange", rest);
      document.removeEventListener("keydown", key);
      race.close();
    };
  }, []);
  return (
    <>
      <ul class="chips words problems" aria-label={text(texts.problem)}>
        {problems.map(({ id, name }) => (
          <li key={id}><button type="button" aria-pressed={state.problem.value === id} onClick={() => take(id)}>{text(name)}</button></li>
        ))}
      </ul>
      {problem.value.id === "own" && <FormulaInput label={text(texts.formula)} lead="f(x, y) =" formula={formula} />}
      <div class="training">
        <Stage />
        <div class="stack">
          <div class="bar">
            <Controls race={race} onReset={line} />
            <Choice legend={text(texts.speed)} value={state.speed} options={{ 1: "1×", 5: "5×", 25: "25×" }} />
          </div>
          {isShared.value && <p class="muted" role="status">{text(texts.shared)}</p>}
          <Lanes />
          <div class="fields">
            <NumberField label={text(texts.momentum)} value={state.momentum} min={0} max={0.999} step={0.01} />
            <Choice legend={text(texts.schedule)} value={state.schedule} options={{ constant: text(texts.constant), exponential: text(texts.exponential), cosine: text(texts.cosine) }} />
          </div>
          <Why />
          <div class="hints">
            <p class="muted"><Say of={texts.keys} /></p>
            <CopyMenu items={copies.value} />
          </div>
        </div>
      </div>
      <div class={problem.value.id === "quadratic" ? "charts two" : "charts"}>
        <LossChart />
        {problem.value.id === "quadratic" && <PhaseMap />}
      </div>
    </>
  );
};
