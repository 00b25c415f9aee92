/** Names that a formula already has. */
const constants: readonly string[] = ["e", "pi"];

/** A title as a name that a formula can have: "Time (s)" is Time, "2nd run" is _2nd_run. */
const nameOf = (title: string, position: number): string => {
  const plain = title.replaceAll(/\s*[([{].*?[)\]}]\s*$/g, "").trim().replaceAll(/[^\p{L}\p{Nd}_]+/gu, "_").replaceAll(/^_+|_+$/g, "");
  const name = plain === "" ? `c${position}` : /^\p{Nd}/u.test(plain) ? `c${plain}` : plain;
  return constants.includes(name) ? `${name}_` : name;
};

/** The names of columns by their titles, no two the same. */
export const columnNames = (titles: readonly string[]): string[] => {
  const names: string[] = [];
  for (const [k, title] of titles.entries()) {
    const name = nameOf(title, k + 1);
    const taken = names.filter((other) => other === name || other.startsWith(`${name}_`)).length;
    names.push(names.includes(name) ? `${name}_${taken + 1}` : name);
  }
  return names;
};

/** The names of columns without titles: x and y, or x1, x2, … and y; of a single one y. */
export const positionNames = (count: number): string[] => (count === 1 ? ["y"] : count === 2 ? ["x", "y"] : [...Array.from({ length: count - 1 }, (_, k) => `x${k + 1}`), "y"]);
