/** Ascending distinct whole numbers: which inputs an element depends on. Equal sets are often one object, so a union of a set with itself costs nothing. */
export type IndexSet = Int32Array;

export const empty: IndexSet = new Int32Array(0);

export const union = (a: IndexSet, b: IndexSet): IndexSet => {
  if (a === b || b.length === 0) return a;
  if (a.length === 0) return b;
  const merged = new Int32Array(a.length + b.length);
  let [i, j, length] = [0, 0, 0];
  while (i < a.length || j < b.length) {
    const [x, y] = [a[i] ?? Infinity, b[j] ?? Infinity];
    merged[length++] = Math.min(x, y);
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return length === a.length ? a : length === b.length ? b : merged.slice(0, length);
};

export const unionOf = (sets: Iterable<IndexSet>): IndexSet => {
  let layer: IndexSet[] = [];
  for (const set of sets) if (set.length > 0 && set !== layer.at(-1)) layer.push(set);
  // Pairwise, so that large unions are merged few times.
  for (; layer.length > 1; layer = layer.flatMap((set, k) => (k % 2 === 0 ? [union(set, layer[k + 1] ?? empty)] : [])));
  return layer[0] ?? empty;
};
