/** A memory of the values of some keys that were asked for last: what is not there is made. */
export const recent = <T>(count: number): ((key: string, make: () => T) => T) => {
  const known = new Map<string, T>();
  let last: { readonly key: string; readonly value: T } | undefined;
  return (key, make) => {
    if (last?.key === key) return last.value;
    const value = known.get(key) ?? make();
    known.delete(key);
    known.set(key, value);
    if (known.size > count) known.delete(known.keys().next().value!);
    last = { key, value };
    return value;
  };
};
