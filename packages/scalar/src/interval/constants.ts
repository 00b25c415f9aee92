import { next } from "./bound.js";
import { empty, enclosure, type Interval } from "./interval.js";

/** π, which lies between Math.PI and the next double. */
export const pi: Interval = /* @__PURE__ */ enclosure(Math.PI, /* @__PURE__ */ next(Math.PI, 1));

/** e, which lies between Math.E and the next double. */
export const e: Interval = /* @__PURE__ */ enclosure(Math.E, /* @__PURE__ */ next(Math.E, 1));

/** A double as an interval: exactly that point; empty for NaN and the infinities, which are no real numbers. */
export const constant = (value: number): Interval => (Number.isFinite(value) ? enclosure(value, value) : empty);
