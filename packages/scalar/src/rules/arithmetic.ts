import type { Derivatives, Facts, Notations, Values } from "../rule.js";

type Arithmetic = "neg" | "add" | "sub" | "mul" | "div" | "pow" | "square";

const wide = [-9, 9] as const;

export const derivatives = {
  neg:    { d: [(F) => F.constant(-1)], parity: "odd" },
  add:    { d: [(F) => F.constant(1), (F) => F.constant(1)] },
  sub:    { d: [(F) => F.constant(1), (F) => F.constant(-1)] },
  mul:    { d: [(_, __, y) => y, (_, x) => x] },
  div:    { d: [(F, _, y) => F.div(F.constant(1), y), (F, _, y, z) => F.neg(F.div(z, y))] },
  pow:    { d: [(F, x, y) => F.mul(y, F.pow(x, F.sub(y, F.constant(1)))), (F, x, _, z) => F.mul(z, F.log(x))] },
  square: { d: [(F, x) => F.mul(F.constant(2), x)], parity: "even" },
} satisfies Derivatives<Arithmetic>;

export const values = {
  neg:    (x) => -x,
  add:    (x, y) => x + y,
  sub:    (x, y) => x - y,
  mul:    (x, y) => x * y,
  div:    (x, y) => x / y,
  pow:    (x, y) => x ** y,
  square: (x) => x * x,
} satisfies Values<Arithmetic>;

export const notations = {
  square: { show: (L, x) => L.pow(x, L.number(2)) },
} satisfies Notations<Arithmetic>;

export const facts = {
  neg:    { smoothOn: [wide], source: "MML 5.31" },
  add:    { smoothOn: [wide, wide], source: "MML 5.31" },
  sub:    { smoothOn: [wide, wide], source: "MML 5.31" },
  mul:    { smoothOn: [wide, wide], source: "MML 5.29" },
  div:    { smoothOn: [wide, [0.2, 9]], source: "MML 5.30" },
  pow:    { smoothOn: [[0.1, 5], [-4, 4]], source: "DLMF 4.2.26, 4.4.2" },
  square: { smoothOn: [wide], source: "DLMF 1.4.13" },
} satisfies Facts<Arithmetic>;
