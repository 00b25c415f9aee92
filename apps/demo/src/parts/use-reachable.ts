import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** For a box that may scroll sideways: while it does, the keyboard stops there. */
export const useReachable = (content?: unknown): RefObject<HTMLDivElement | null> => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = box;
    sizes?.observe(current!);
    return () => sizes?.unobserve(current!);
  }, []);
  useEffect(() => reachable(box.current!), [content]);
  return box;
};

const reachable = (box: Element): void => (box.scrollWidth > box.clientWidth ? box.setAttribute("tabindex", "0") : box.removeAttribute("tabindex"));

const sizes = typeof ResizeObserver === "undefined" ? undefined : new ResizeObserver((entries) => entries.forEach(({ target }) => reachable(target)));
