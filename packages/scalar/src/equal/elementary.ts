import type { Field } from "../field.js";
import { normalForms } from "../normal/field.js";
import { numberNode, type Arena, type Normal, type Term } from "../normal/node.js";
import { power } from "../normal/product.js";
import { unrestricted } from "../normal/restricted.js";
import { scale } from "../normal/scale.js";
import { sum } from "../normal/sum.js";
import { isInteger, rational } from "../rational.js";
import { primesOfRational } from "./primes.js";

/**
 * Normal forms in fewer functions: what can be written in sin, cos, exp, log, roots and abs is. Each identity holds wherever its left side is
 * defined; domains may grow.
 */
export const elementary = (arena: Arena): Field<Normal> => {
  const F = normalForms(arena);
  const [one, two, half] = [F.constant(1), F.constant(2), F.constant(0.5)];
  const root = (x: Normal): Normal => (x.kind === "number" ? pow(x, half) : F.sqrt(x));
  const pow = (x: Normal, y: Normal): Normal => {
    if (x.kind !== "number" || x.value.num <= 0n || (y.kind === "number" && isInteger(y.value))) return F.pow(x, y);
    if (y.kind !== "number") return exp(F.mul(y, F.log(x)));
    return primesOfRational(x.value).reduce((total, [p, n]) => F.mul(total, power(arena, numberNode(arena, rational(p)), scale(arena, rational(n), y))), one);
  };
  const exp = (x: Normal): Normal => expOfLogs(arena, F, unrestricted(x));
  const log = (x: Normal): Normal => F.log(x);
  const over2 = (x: Normal): Normal => F.mul(half, x);
  const minusExp = (x: Normal): Normal => exp(F.neg(x));
  const table: Partial<Field<Normal>> = {
    exp, pow, sqrt: root,
    expm1: (x) => F.sub(exp(x), one),
    log1p: (x) => log(F.add(one, x)),
    log2: (x) => F.div(log(x), log(two)),
    log10: (x) => F.div(log(x), log(F.constant(10))),
    logb: (x, base) => F.div(log(x), log(base)),
    tan: (x) => F.div(F.sin(x), F.cos(x)),
    acos: (x) => F.sub(over2(F.pi), F.asin(x)),
    hypot: (x, y) => root(F.add(F.square(x), F.square(y))),
    sinc: (x) => F.div(F.sin(x), x),
    sinh: (x) => over2(F.sub(exp(x), minusExp(x))),
    cosh: (x) => over2(F.add(exp(x), minusExp(x))),
    tanh: (x) => F.div(F.sub(exp(x), minusExp(x)), F.add(exp(x), minusExp(x))),
    asinh: (x) => log(F.add(x, root(F.add(F.square(x), one)))),
    acosh: (x) => log(F.add(x, F.mul(root(F.sub(x, one)), root(F.add(x, one))))),
    atanh: (x) => over2(F.sub(log(F.add(one, x)), log(F.sub(one, x)))),
    erfc: (x) => F.sub(one, F.erf(x)),
    sigmoid: (x) => F.div(one, F.add(one, minusExp(x))),
    softplus: (x) => log(F.add(one, exp(x))),
    relu: (x) => over2(F.add(x, F.abs(x))),
    max: (x, y) => over2(F.add(F.add(x, y), F.abs(F.sub(x, y)))),
    min: (x, y) => over2(F.sub(F.add(x, y), F.abs(F.sub(x, y)))),
    heaviside: (x) => over2(F.add(one, F.sign(x))),
    restrict: (x) => x,
  };
  return { ...F, ...table };
};

const isLog = ({ node }: Term): boolean => node.kind === "call" && node.name === "log";

/** e^(c·log b + rest) as b^c · e^rest. */
const expOfLogs = (arena: Arena, F: Field<Normal>, x: Normal): Normal => {
  const terms: readonly Term[] = x.kind === "sum" ? x.terms : [{ node: x, coefficient: rational(1n) }];
  const logs = terms.filter(isLog);
  if (logs.length === 0) return F.exp(x);
  const rest = sum(arena, [...(x.kind === "sum" ? [numberNode(arena, x.constant)] : []), ...terms.filter((term) => !isLog(term)).map(({ node, coefficient }) => scale(arena, coefficient, node))]);
  return logs.reduce((total, { node, coefficient }) => F.mul(total, power(arena, (node as { args: readonly Normal[] }).args[0]!, numberNode(arena, coefficient))), F.exp(rest));
};
