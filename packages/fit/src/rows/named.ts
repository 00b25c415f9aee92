/** Values by name. */
export const named = <T>(names: readonly string[], values: ArrayLike<T>): Readonly<Record<string, T>> => {
  const out: Record<string, T> = {};
  for (let j = 0; j < names.length; j++) out[names[j]!] = values[j]!;
  return out;
};
