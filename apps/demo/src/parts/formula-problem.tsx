import type { VNode } from "preact";
import type { Problem } from "../math/typed-formula.js";
import { Said } from "../said/said.js";
import { useText } from "../text/lang.js";
import { words } from "../text/words.js";

interface FormulaProblemProps {
  readonly source: string;
  readonly problem: Problem;
}

/** What is wrong with a formula, with the place marked in it. */
export const FormulaProblem = ({ source, problem }: FormulaProblemProps): VNode => {
  const text = useText();
  const { message, offset, length, known } = problem;
  return (
    <div class="problem" role="alert">
      <p><code>{source.slice(0, offset)}<mark>{source.slice(offset, offset + length) || "␣"}</mark>{source.slice(offset + length)}</code></p>
      <p><strong aria-hidden="true">✕ </strong>{known ? `${message} ${text(words.unknownVariable)}${known.join(", ")}.` : <Said of={{ ...problem, message: message.replace(/^parse: /, "") }} />}</p>
      <p class="muted">{text(words.showsLast)}</p>
    </div>
  );
};
