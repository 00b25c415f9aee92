const directions: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** How far an arrow key moves things: a step, ten with Shift, a tenth with Alt; nothing for other keys. The page does not scroll by it. */
export const keyMove = (event: KeyboardEvent, step: number): readonly [number, number] | undefined => {
  const direction = directions[event.key];
  if (!direction) return undefined;
  event.preventDefault();
  const by = step * (event.shiftKey ? 10 : event.altKey ? 0.1 : 1);
  return [direction[0] * by, direction[1] * by];
};
