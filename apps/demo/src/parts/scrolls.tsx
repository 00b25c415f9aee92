import type { ComponentChildren, VNode } from "preact";
import { useReachable } from "./use-reachable.js";

/** What may be wider than its place, and then scrolls by itself, also by the arrow keys. */
export const Scrolls = ({ children }: { readonly children: ComponentChildren }): VNode => <div class="scrolls" ref={useReachable<HTMLDivElement>()}>{children}</div>;
