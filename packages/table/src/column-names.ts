import { variableName } from "./variable-name.js";

/** A title as a name that a formula can have: "Time (s)" is Time, "2nd run" is c2nd_run, "log(y)" is log_. */
const nameOf = (title: string, position: number): string => {
  const plain = title.normalize("NFC").replaceAll(/\s*[([{].*?[)\]}]\s*$/g, "").trim().replaceAll(/[^\p{L}\p{Nd}_₀-₉]+/gu, "_").replaceAll(/^_+|_+$/g, "");
  const nth = `c${position}`;
  return plain === "" ? nth : (variableName(plain) ?? variableName(`${plain}_`) ?? variableName(`c${plain}`) ?? nth);
};

/** The names of columns by their titles, no two the same. */
export const columnNames = (titles: readonly string[]): string[] => {
  const names = titles.map((title, k) => nameOf(title, k + 1));
  const taken = new Set(names);
  return names.map((name, k) => {
    if (names.indexOf(name) === k) return name;
    let n = 2;
    while (taken.has(`${name}_${n}`)) n++;
    taken.add(`${name}_${n}`);
    return `${name}_${n}`;
  });
};

/** The names of columns without titles: x and y, or x1, x2, … and y; of a single one y. */
export const positionNames = (count: number): string[] => (count === 1 ? ["y"] : count === 2 ? ["x", "y"] : [...Array.from({ length: count - 1 }, (_, k) => `x${k + 1}`), "y"]);
