/** a · b */
export const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
};

/** ‖a‖₂, of numbers that may be too large to be squared. */
export const norm = (a: Float64Array): number => {
  const plain = dot(a, a);
  if (plain > 1e-280 && plain < 1e280) return Math.sqrt(plain);
  const most = normMax(a);
  if (most === 0 || !Number.isFinite(most)) return most;
  let sum = 0;
  for (const x of a) sum += (x / most) ** 2;
  return most * Math.sqrt(sum);
};

/** max |aᵢ|; NaN where one is NaN. */
export const normMax = (a: Float64Array): number => {
  let most = 0;
  for (let i = 0; i < a.length; i++) most = Math.max(most, Math.abs(a[i]!));
  return most;
};

/** x + s · p */
export const along = (x: Float64Array, s: number, p: Float64Array): Float64Array => {
  const out = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) out[i] = x[i]! + s * p[i]!;
  return out;
};

export const subtract = (a: Float64Array, b: Float64Array): Float64Array => along(a, -1, b);

export const scaled = (s: number, a: Float64Array): Float64Array => {
  const out = new Float64Array(a.length);
  for (let i = 0; i < a.length; i++) out[i] = s * a[i]!;
  return out;
};

export const isFinite = (a: Float64Array): boolean => a.every(Number.isFinite);

/** A · v of a matrix of shape (rows, v.length), row by row. */
export const times = (a: Float64Array, v: Float64Array): Float64Array => {
  const n = v.length;
  const out = new Float64Array(n === 0 ? 0 : a.length / n);
  for (let i = 0; i < out.length; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += a[i * n + j]! * v[j]!;
    out[i] = sum;
  }
  return out;
};

/** Aᵀ · v of a matrix of shape (v.length, n), row by row. */
export const transposeTimes = (a: Float64Array, v: Float64Array): Float64Array => {
  const n = v.length === 0 ? 0 : a.length / v.length;
  const out = new Float64Array(n);
  for (let i = 0; i < v.length; i++) for (let j = 0; j < n; j++) out[j] = out[j]! + a[i * n + j]! * v[i]!;
  return out;
};
