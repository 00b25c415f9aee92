import type { ComponentChildren, VNode } from "preact";

const paths = { arrow: "M1 8H22M16 3L22 8L16 13", line: "M1 8H23", area: "M0 0H24V16H0Z", dot: "M8 8a4 4 0 1 0 8 0a4 4 0 1 0 -8 0" };

interface KeyProps {
  /** How it looks in the picture: an arrow, a line, an area or a dot. */
  readonly mark: keyof typeof paths;
  readonly class: string;
  readonly children: ComponentChildren;
}

/** An entry of a legend. */
export const Key = ({ mark, class: classes, children }: KeyProps): VNode => (
  <li class="key">
    <svg viewBox="0 0 24 16" aria-hidden="true"><path class={`${mark === "area" || mark === "dot" ? "" : "curve "}${classes}`} d={paths[mark]} /></svg>
    {children}
  </li>
);
