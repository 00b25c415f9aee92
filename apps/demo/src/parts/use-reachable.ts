import { useEffect, useRef } from "preact/hooks";
import type { RefObject } from "preact";

/** For an element that scrolls by itself: the keyboard stops there for as long as it has something to scroll. */
export const useReachable = <E extends HTMLElement>(): RefObject<E | null> => {
  const box = useRef<E>(null);
  useEffect(() => {
    const { current } = box;
    sizes?.observe(current!);
    return () => sizes?.unobserve(current!);
  }, []);
  useEffect(() => reachable(box.current!));
  return box;
};

const reachable = (box: Element): void => (box.scrollWidth > box.clientWidth ? box.setAttribute("tabindex", "0") : box.removeAttribute("tabindex"));

const sizes = typeof ResizeObserver === "undefined" ? undefined : new ResizeObserver((entries) => entries.forEach(({ target }) => reachable(target)));
