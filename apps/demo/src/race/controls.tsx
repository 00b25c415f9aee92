import type { VNode } from "preact";
import { useText } from "../text/lang.js";
import type { Race } from "./race.js";
import { raceTexts } from "./race-texts.js";

interface ControlsProps {
  readonly race: Race;
  readonly onReset: () => void;
}

/** Play or pause, one step, and back to the start. */
export const Controls = ({ race, onReset }: ControlsProps): VNode => {
  const text = useText();
  const playing = race.playing.value;
  return (
    <div class="tools">
      <button type="button" class="primary" onClick={playing ? race.pause : race.play}>
        <span aria-hidden="true">{playing ? "❚❚ " : "▶ "}</span>
        {text(playing ? raceTexts.pause : raceTexts.play)}
      </button>
      <button type="button" disabled={playing} onClick={() => void race.step()}>{text(raceTexts.step)}</button>
      <button type="button" onClick={onReset}>{text(raceTexts.reset)}</button>
    </div>
  );
};
