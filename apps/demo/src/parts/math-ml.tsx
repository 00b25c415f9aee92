import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
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

const Block = ({ html }: { readonly html: string }): VNode => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = box;
    sizes?.observe(current!);
    return () => sizes?.unobserve(current!);
  }, []);
  useEffect(() => reachable(box.current!), [html]);
  return <div class="math" ref={box} dangerouslySetInnerHTML={{ __html: typeset(html) }} />;
};

/** Whether it scrolls decides whether the keyboard stops there. */
const reachable = (box: Element): void => (box.scrollWidth > box.clientWidth ? box.setAttribute("tabindex", "0") : box.removeAttribute("tabindex"));

const sizes = typeof ResizeObserver === "undefined" ? undefined : new ResizeObserver((entries) => entries.forEach(({ target }) => reachable(target)));
