/** So many arrays of a length, in one piece of memory: to ask for each costs more than to fill it, where they are short. */
export const arrays = (count: number, length: number): Float64Array[] => {
  const all = new Float64Array(count * length);
  return Array.from({ length: count }, (_, k) => all.subarray(k * length, (k + 1) * length));
};
