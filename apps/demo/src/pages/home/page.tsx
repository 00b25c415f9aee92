import { effect } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { isStill } from "../../frame/is-still.js";
import { whenIdle } from "../../lazily.js";
import { FormulaInput } from "../../parts/formula-input.js";
import { Board } from "../../race/board.js";
import { Controls } from "../../race/controls.js";
import { surfaces } from "../../race/surfaces.js";
import { useText } from "../../text/lang.js";
import { calm, lanes, line, race } from "./heats.js";
import { LocalCards } from "./local-cards.js";
import { Chapter } from "./chapter.js";
import { MapView } from "./map-view.js";
import { Strip } from "./strip.js";
import { SurfaceView } from "./surface-view.js";
import { formula, loadModels, point, show, source } from "./state.js";
import { texts } from "./texts.js";
import "./home.css";

/** The way in: a function, a point on it, and everything that the packages say of it there. */
export const Page = (): VNode => {
  const text = useText();
  useEffect(() => {
    const still = isStill();
    let timer: ReturnType<typeof setTimeout> | undefined;
    whenIdle(() => void loadModels());
    // All stand at the point at once, and start a moment after it has come to rest.
    const stop = effect(() => {
      void [source.value, point.value];
      line();
      clearTimeout(timer);
      if (!still) timer = setTimeout(() => whenIdle(race.play), 600);
    });
    return () => {
      stop();
      clearTimeout(timer);
      race.close();
    };
  }, []);
  return (
    <>
      <div class="hero">
        <div class="stack intro">
          <h1>{text(texts.first)}<br />{text(texts.second)}<br />{text(texts.third)}</h1>
          <FormulaInput label={text(texts.formula)} lead="f(x, y) =" formula={formula} examples={surfaces.map((row) => row.source)} names={surfaces.map(({ name }) => name)} onExample={show} />
        </div>
        <SurfaceView />
      </div>
      <div class="below">
        <LocalCards />
        <MapView />
        <div class="stack">
          <h2>{text(texts.raceTitle)}</h2>
          <p class="muted">{text(texts.raceSays)}</p>
          <Controls race={race} onReset={line} />
          <Board standings={calm.value} lanes={lanes} caption={text(texts.raceTitle)} />
        </div>
      </div>
      <Strip />
      <Chapter />
    </>
  );
};
