import type { VNode } from "preact";
import { numberText } from "../math/number-text.js";
import type { Text } from "../text/lang.js";
import { Say } from "../text/say.js";

interface AgreementProps {
  /** What is compared, with {apart} where the difference stands. */
  readonly says: Text;
  /** How far apart two ways are; NaN while that is not known. */
  readonly apart: number;
  /** What counts as one result. */
  readonly within?: number;
  /** The name by which a test finds the difference. */
  readonly name: string;
}

/** Whether two ways to one result agree. */
export const Agreement = ({ says, apart, within = 1e-9, name }: AgreementProps): VNode => {
  const [classes, sign] = Number.isNaN(apart) ? ["muted", ""] : apart <= within ? ["right", "✓ "] : ["problem", "✕ "];
  return (
    <p class={classes}>
      <span><strong aria-hidden="true">{sign}</strong><Say of={says} with={{ apart: <span class="number" data-value={name}>{numberText(apart, 2)}</span> }} /></span>
    </p>
  );
};
