import * as F from "../../src/index.js";
import type { Tensor } from "../../src/index.js";
import * as L from "../../src/linalg/index.js";
import type { Formula } from "./notation.js";

/** Scalars have rank 0; everything else is a matrix, a vector a column. */
type Value = Tensor;
type Env = Readonly<Record<string, Value>>;

const isScalar = (x: Value): boolean => x.shape.length === 0;
const plain = (x: Value): Value => (x.shape.length === 2 && x.shape[0] === 1 && x.shape[1] === 1 ? F.reshape(x, []) : x);
const column = (x: Value): Value => F.reshape(x, [x.shape[0]!, 1]);
const flat = (x: Value): Value => F.reshape(x, [x.shape.reduce((n, size) => n * size, 1)]);
const t = (x: Value): Value => (isScalar(x) ? x : F.transpose(x));
const matmul = (x: Value, y: Value): Value => (isScalar(x) || isScalar(y) ? F.mul(x, y) : plain(F.matmul(x, y)));
const count = (x: Value): number => Math.round(F.item(x));
const power = (x: Value, n: Value): Value => {
  if (isScalar(x)) return F.pow(x, n);
  const k = count(n);
  const base = k < 0 ? L.inverse(x) : x;
  return Array.from({ length: Math.abs(k) }, () => base).reduce((y, z) => F.matmul(y, z));
};
/** f of a symmetric matrix by its eigenvalues. */
const spectral = (x: Value, f: (values: Value) => Value): Value => {
  const { values, vectors } = L.eigh(x);
  return F.matmul(F.mul(vectors, f(values)), F.transpose(vectors));
};
/** Σ (−y)ᵏ / (2k + first)!, the series of sine and cosine in y = x². */
const alternating = (y: Value, first: number): Value =>
  Array.from({ length: 15 }, (_, k) => 15 - k).reduce<Value>((sum, k) => F.sub(F.eye(rows(y)), F.div(F.matmul(y, sum), (2 * k + first) * (2 * k + first - 1))), F.eye(rows(y)));
const singular = (x: Value): Value => L.svdvals(x);
const rows = (x: Value): number => x.shape[0]!;

const table: Readonly<Record<string, (...args: Value[]) => Value>> = {
  neg: (x) => F.neg(x), "'": t, "+": (x, y) => F.add(x, y), "-": (x, y) => F.sub(x, y), "*": matmul, "/": (x, y) => F.div(x, y),
  ".*": (x, y) => F.mul(x, y), "./": (x, y) => F.div(x, y), ".^": (x, y) => F.pow(x, y), "^": power,
  exp: (x) => F.exp(x), log: (x) => F.log(x), sqrt: (x) => F.sqrt(x), abs: (x) => F.abs(x), sign: (x) => F.sign(x), sin: (x) => F.sin(x), cos: (x) => F.cos(x),
  sinh: (x) => F.sinh(x), cosh: (x) => F.cosh(x), tanh: (x) => F.tanh(x), erf: (x) => F.erf(x), relu: (x) => F.relu(x), step: (x) => F.step(x),
  sigmoid: (x) => F.sigmoid(x), softplus: (x) => F.softplus(x),
  tr: (x) => F.einsum("ii->", x), sum: (x) => F.sum(x), prod: (x) => F.prod(x),
  det: (x) => L.det(x), logdet: (x) => L.logdet(x), inv: (x) => L.inverse(x), pinv: (x) => L.pinv(x), expm: (x) => L.expm(x), kron: (x, y) => L.kron(x, y),
  adj: (x) => F.mul(L.det(x), L.inverse(x)), chol: (x) => L.cholesky(x), tril: (x) => F.tril(x),
  diag: (x) => (x.shape[1] === 1 ? F.mul(F.eye(rows(x)), x) : column(F.einsum("ii->i", x))),
  vec: (x) => column(flat(F.transpose(x))),
  unvec: (x, m, n) => F.transpose(F.reshape(flat(x), [count(n), count(m)])),
  eye: (n) => F.eye(count(n)), ones: (m, n) => F.ones([count(m), n ? count(n) : 1]), zeros: (m, n) => F.zeros([count(m), n ? count(n) : 1]),
  norm1: (x) => F.sum(F.abs(x)), norm2: (x) => F.norm(flat(x)), normF: (x) => F.norm(flat(x)),
  specnorm: (x) => F.amax(singular(x)), nucnorm: (x) => F.sum(singular(x)),
  sval: (x, k) => F.slice(singular(x), count(k) - 1),
  eigval: (x, k) => F.slice(L.eigvalsh(x), count(k) - 1),
  eigvals: (x) => column(L.eigvalsh(x)),
  sqrtm: (x) => spectral(x, (values) => F.sqrt(values)), logm: (x) => spectral(x, (values) => F.log(values)), sinm: (x) => F.matmul(x, alternating(F.matmul(x, x), 1)), cosm: (x) => alternating(F.matmul(x, x), 0),
  softmax: (x) => F.softmax(x, 0), rowsoftmax: (x) => F.softmax(x, 1), logsumexp: (x) => F.logsumexp(flat(x)),
};

/** The value of a formula as tensors, so that it can be differentiated. */
export const interpret = (formula: Formula, env: Env): Value => {
  switch (formula.kind) {
    case "number": return F.tensor(formula.value) as Value;
    case "name": {
      const value = env[formula.name];
      if (!value) throw new Error(`no value for ${formula.name}`);
      return value.shape.length === 1 ? column(value) : value;
    }
    case "call": {
      const f = table[formula.name];
      if (!f) throw new Error(`no function ${formula.name}`);
      return f(...formula.args.map((arg) => interpret(arg, env)));
    }
  }
};
