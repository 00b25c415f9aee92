/** So many arrays of a length, in one piece of memory: to ask for each costs more than to fill it, where they are short. */
export const arrays = (count: number, length: number): Float64Array[] => {
  const all = new Float64Array(count * length);
  return Array.from({ length: count }, (_, k) => all.subarray(k * length, (k + 1) * length));
};

/** Arrays that are kept are no longer than a block of rows. */
const longest = 512;
let kept: readonly Float64Array[] = arrays(1, 0);

/** At least so many arrays of at least a length to write on and to forget: they are anyone's again as soon as something else is called that asks for some, or waits. */
export const scratch = (count: number, length: number): readonly Float64Array[] => {
  if (length > longest) return arrays(count, length);
  if (kept.length < count || kept[0]!.length < length) kept = arrays(Math.max(count, kept.length), Math.max(length, kept[0]!.length));
  return kept;
};
