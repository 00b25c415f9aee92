/** A number for each name, shape (names). `Float64Array.from` asks an iterator, which takes longer than a small fit's arithmetic. */
export const vectorOf = (names: readonly string[], of: (name: string, j: number) => number): Float64Array => {
  const vector = new Float64Array(names.length);
  for (let j = 0; j < vector.length; j++) vector[j] = of(names[j]!, j);
  return vector;
};
