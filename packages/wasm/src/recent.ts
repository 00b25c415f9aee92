/** What a map has for a key, made where it has nothing; of more than so many the one that was asked for longest ago goes. */
export const recent = <K, V>(kept: Map<K, V>, most: number, key: K, make: () => V): V => {
  const found = kept.get(key) ?? make();
  kept.delete(key);
  kept.set(key, found);
  if (kept.size > most) kept.delete(kept.keys().next().value!);
  return found;
};
