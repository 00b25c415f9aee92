import { dense, type Dense } from "../dense/dense.js";
import { cosm, expm, frechet, logm, sinm, sqrtm } from "../dense/matrix-function.js";
import type { MatrixExpr } from "../expr.js";
import { deltaAtom, isTensorAtom, splitAtom } from "../tensor/atoms.js";
import type { Factor, Index, Poly } from "../tensor/term.js";
import { contract, type Block, type Length } from "./contract.js";

const analytic: Readonly<Record<string, (a: Dense) => Dense>> = { "#expm": expm, "#logm": logm, "#sqrtm": sqrtm, "#sinm": sinm, "#cosm": cosm };

/** A sum of products in index notation, over the free indices in their order. */
export const tensorValue = (poly: Poly, free: readonly Index[], length: Length, valueOf: (atom: MatrixExpr) => Dense): Float64Array => {
  const total = new Float64Array(free.reduce((size, i) => size * length(i), 1));
  for (const { coef, factors, sums } of poly) {
    const { data } = contract(factors.map((factor) => blockOf(factor, length, valueOf)), sums, free, length);
    for (let k = 0; k < total.length; k++) total[k]! += coef * data[k]!;
  }
  return total;
};

const blockOf = ({ atom, idx, exp }: Factor, length: Length, valueOf: (atom: MatrixExpr) => Dense): Block => {
  const data = isTensorAtom(atom) ? special(atom, idx, length, valueOf) : valueOf(atom).data;
  return { idx, data: exp === 1 ? data : data.map((x) => x ** exp) };
};

const special = (atom: MatrixExpr, idx: readonly Index[], length: Length, valueOf: (atom: MatrixExpr) => Dense): Float64Array => {
  const lengths = idx.map(length);
  if (atom === deltaAtom) return Float64Array.from({ length: lengths[0]! ** 2 }, (_, k) => (k % (lengths[0]! + 1) === 0 ? 1 : 0));
  if (atom === splitAtom) {
    const rest = lengths[1]! * lengths[2]!;
    return Float64Array.from({ length: lengths[0]! * rest }, (_, k) => (Math.floor(k / rest) === k % rest ? 1 : 0));
  }
  const { name, args } = atom as { name: string; args: readonly MatrixExpr[] };
  const f = analytic[name]!;
  const a = valueOf(args[0]!);
  const n = a.rows;
  const order = idx.length / 2 - 1;
  const unit = (at: number): Dense => dense(n, n, (i, j) => (i * n + j === at ? 1 : 0));
  const data = new Float64Array(n ** idx.length);
  const directions = n ** (2 * order);
  for (let at = 0; at < directions; at++) {
    const steps = Array.from({ length: order }, (_, k) => unit(Math.floor(at / n ** (2 * (order - 1 - k))) % (n * n)));
    const value = frechet(f, a, steps);
    for (let entry = 0; entry < n * n; entry++) data[entry * directions + at] = value.data[entry]!;
  }
  return data;
};
