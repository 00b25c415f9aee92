import type { ComponentChildren, VNode } from "preact";
import { useReachable } from "./use-reachable.js";

interface ScrollBoxProps {
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** What may be wider than a phone, as a table: it scrolls by itself, also by the arrow keys. */
export const ScrollBox = ({ class: classes = "", children }: ScrollBoxProps): VNode => <div class={`scroll ${classes}`} ref={useReachable(children)}>{children}</div>;
