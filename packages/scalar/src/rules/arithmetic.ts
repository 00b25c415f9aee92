import type { Rows } from "../rule.js";

const wide = [-9, 9] as const;

/** x^y for real x and y, with the IEEE value at the edges but NaN only where there is no real value. */
const pow = (x: number, y: number): number => x ** y;

export const arithmetic = {
  neg: { value: (x) => -x, d: [(F) => F.constant(-1)], smoothOn: [wide], parity: "odd", source: "MML 5.31" },
  add: { value: (x, y) => x + y, d: [(F) => F.constant(1), (F) => F.constant(1)], smoothOn: [wide, wide], source: "MML 5.31" },
  sub: { value: (x, y) => x - y, d: [(F) => F.constant(1), (F) => F.constant(-1)], smoothOn: [wide, wide], source: "MML 5.31" },
  mul: { value: (x, y) => x * y, d: [(_, __, y) => y, (_, x) => x], smoothOn: [wide, wide], source: "MML 5.29" },
  div: {
    value: (x, y) => x / y,
    d: [(F, _, y) => F.div(F.constant(1), y), (F, _, y, z) => F.neg(F.div(z, y))],
    smoothOn: [wide, [0.2, 9]],
    source: "MML 5.30",
  },
  pow: {
    value: pow,
    d: [
      (F, x, y) => F.mul(y, F.pow(x, F.sub(y, F.constant(1)))),
      (F, x, _, z) => F.mul(z, F.log(x)),
    ],
    smoothOn: [[0.1, 5], [-4, 4]],
    source: "DLMF 4.2.26, 4.4.2",
  },
  square: { value: (x) => x * x, d: [(F, x) => F.mul(F.constant(2), x)], smoothOn: [wide], parity: "even", show: (L, x) => L.pow(x, L.number(2)), source: "DLMF 1.4.13" },
} satisfies Rows<"neg" | "add" | "sub" | "mul" | "div" | "pow" | "square">;
