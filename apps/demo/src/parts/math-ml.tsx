import type { VNode } from "preact";
import { useReachable } from "./use-reachable.js";
import { typeset } from "../math/typeset.js";

interface MathMLProps {
  /** A `math` element, as the packages and the typeset formulas of the book give it. */
  readonly html: string;
  /** Text around it flows on. */
  readonly inline?: boolean;
}

/** A formula. Wide ones scroll by themselves, also by the arrow keys. The packages escape what they print, and the book's formulas are typeset when the site is built. */
export const MathML = ({ html, inline = false }: MathMLProps): VNode =>
  inline ? <span class="math" dangerouslySetInnerHTML={{ __html: typeset(html) }} /> : <Block html={html} />;

const Block = ({ html }: { readonly html: string }): VNode => <div class="math" ref={useReachable(html)} dangerouslySetInnerHTML={{ __html: typeset(html) }} />;
