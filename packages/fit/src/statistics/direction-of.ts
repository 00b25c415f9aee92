import type { Direction } from "../result.js";

/** A direction without effect in words. */
export const directionOf = (names: readonly string[], direction: Float64Array): Direction => {
  const moving = names.filter((_, j) => direction[j] !== 0);
  const rates = Object.fromEntries(moving.map((name) => [name, direction[names.indexOf(name)]!]));
  const says =
    moving.length === 1
      ? `${moving[0]} has no effect on the fit here.`
      : `${moving.join(", ")} move together: the fit stays the same where they change in the ratio ${moving.map((name) => Number(rates[name]!.toPrecision(4))).join(" : ")}.`;
  return { names: moving, direction: rates, says };
};
