/** Whether nothing shall move by itself: the system asks for less motion, or the address says `motion=0`. */
export const isStill = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches || new URLSearchParams(location.search).get("motion") === "0";
