import { near } from "../plot/near.js";
import type { Scale } from "../plot/scale.js";

/** How far apart, in pixels, places have to be to be told apart. */
const apart = 0.7;

/** The places on the screen of a trail's points, without those that nobody could tell from the one before; the first and the last are among them. */
export const placesOf = (trail: readonly number[], x: Scale, y: Scale): readonly (readonly [number, number])[] => {
  const places: (readonly [number, number])[] = [];
  for (let k = 0; k < trail.length; k += 2) {
    const place = [near(x.to(trail[k]!)), near(y.to(trail[k + 1]!))] as const;
    const last = places.at(-1);
    if (!last || k + 2 === trail.length || Math.hypot(place[0] - last[0], place[1] - last[1]) >= apart) places.push(place);
  }
  return places;
};
