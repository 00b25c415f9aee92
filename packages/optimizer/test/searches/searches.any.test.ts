import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { armijo, strongWolfe, type LinePoint, type Search, type SearchState } from "../../src/index.js";

/** The state in which a search ends along a function, and what it was told there; undefined where it does not within 200 trials. */
const found = (search: Search, phi: (s: number) => LinePoint, first: number): { state: SearchState; at: LinePoint } | undefined => {
  let state = search.start(phi(0), first);
  for (let k = 0; k < 200; k++) {
    const at = phi(state.at);
    const next = search.step(state, at);
    if (next.verdict !== "try") return { state: next, at };
    state = next;
  }
  return undefined;
};

/** Functions that fall at 0 and rise far out: a parabola, a double well, an exponential beside a line, Moré and Thuente's second. */
const families: Readonly<Record<string, (a: number) => (s: number) => LinePoint>> = {
  parabola: (a) => (s) => ({ value: (s - a) ** 2, slope: 2 * (s - a) }),
  "double well": (a) => (s) => ({ value: (s * s - a) ** 2 - s, slope: 4 * s * (s * s - a) - 1 }),
  "exponential": (a) => (s) => ({ value: Math.exp(s) - (1 + a) * s, slope: Math.exp(s) - 1 - a }),
  "steep wall": (a) => (s) => ({ value: -Math.log(a + 1 - s) - (2 + a) * s, slope: 1 / (a + 1 - s) - 2 - a }),
  "Moré and Thuente's second": (a) => (s) => ({ value: (s + 0.004) ** 5 - (a / 10) * (s + 0.004) ** 4, slope: 5 * (s + 0.004) ** 4 - 4 * (a / 10) * (s + 0.004) ** 3 }),
};

const anyCase = [fc.double({ min: 0.1, max: 20, noNaN: true }), fc.double({ min: -4, max: 4, noNaN: true }).map((exponent) => 10 ** exponent)] as const;
const seed = { seed: 8, numRuns: 200 };

describe.each(Object.entries(families))("along a %s", (_, family) => {
  it("strongWolfe ends at a point with enough decrease and little slope", () => {
    fc.assert(fc.property(...anyCase, (a, first) => {
      const phi = family(a);
      const { value, slope } = phi(0);
      const end = found(strongWolfe({ curvature: 0.1 }), phi, first)!;
      expect(end.state.verdict).toBe("accept");
      expect(end.at.value).toBeLessThanOrEqual(value + 1e-4 * end.state.at * slope + 1e-14 * Math.abs(value));
      expect(Math.abs(end.at.slope)).toBeLessThanOrEqual(0.1 * Math.abs(slope) * (1 + 1e-9) + 1e-12);
    }), seed);
  });

  it("armijo ends at a point with enough decrease", () => {
    fc.assert(fc.property(...anyCase, (a, first) => {
      const phi = family(a);
      const { value, slope } = phi(0);
      const end = found(armijo(), phi, first)!;
      expect(end.state.verdict).toBe("accept");
      expect(end.at.value).toBeLessThanOrEqual(value + 1e-4 * end.state.at * slope + 1e-14 * Math.abs(value));
    }), seed);
  });
});

describe.each([{ name: "strongWolfe", search: strongWolfe() as Search }, { name: "armijo", search: armijo() as Search }])("$name", ({ search }) => {
  it("fails, after a while, where the slope has the wrong sign", () => {
    expect(found(search, (s) => ({ value: s, slope: -1 }), 1)!.state.verdict).toBe("fail");
  });

  it("fails where nothing is finite", () => {
    expect(found(search, (s) => ({ value: s === 0 ? 1 : NaN, slope: s === 0 ? -1 : NaN }), 1)!.state.verdict).toBe("fail");
  });
});
