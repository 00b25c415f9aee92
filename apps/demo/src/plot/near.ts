/** A place on the screen, or one far off it: SVG draws no larger numbers. */
export const near = (place: number): number => Math.min(1e7, Math.max(-1e7, place));
