/** Adds an item to the list of a key. */
export const addTo = <T>(groups: Map<number, T[]>, key: number, item: T): void => {
  const group = groups.get(key);
  if (group) group.push(item);
  else groups.set(key, [item]);
};
