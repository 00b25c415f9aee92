import type { ComponentChildren, VNode } from "preact";

interface KeyProps {
  /** How it looks in the picture: an arrow, a line or an area. */
  readonly mark: "arrow" | "line" | "area";
  readonly class: string;
  readonly children: ComponentChildren;
}

const paths = { arrow: "M1 8H22M16 3L22 8L16 13", line: "M1 8H23", area: "M0 0H24V16H0Z" };

/** An entry of a legend. */
export const Key = ({ mark, class: classes, children }: KeyProps): VNode => (
  <li class="key">
    <svg viewBox="0 0 24 16" aria-hidden="true"><path class={`${mark === "area" ? "" : "curve "}${classes}`} d={paths[mark]} /></svg>
    {children}
  </li>
);
