/** The length of an axis: a number, a name, or a product of names as `m*n`. */
export type Size = number | string;

/** The axes of an expression: a scalar has none, a column rows only, a row columns only. */
export interface Extent {
  readonly rows: Size | null;
  readonly cols: Size | null;
}

const isNumber = (factor: string): boolean => /^\d/.test(factor);

/** The product of two sizes, its names sorted, so that equal products are the same string. */
export const timesSizes = (a: Size, b: Size): Size => {
  const factors = [a, b].flatMap((size) => String(size).split("*"));
  const number = factors.filter(isNumber).reduce((product, factor) => product * Number(factor), 1);
  const names = factors.filter((factor) => !isNumber(factor)).toSorted();
  return names.length === 0 ? number : [...(number === 1 ? [] : [number]), ...names].join("*");
};

/** The names in a size. */
export const namesOf = (size: Size): string[] => String(size).split("*").filter((factor) => !isNumber(factor));

/** The number that a size stands for, where all its names are known. */
export const sizeValue = (size: Size, known: ReadonlyMap<string, number>): number | undefined =>
  typeof size === "number" ? size : size.split("*").reduce<number | undefined>((product, factor) => {
    const value = isNumber(factor) ? Number(factor) : known.get(factor);
    return product === undefined || value === undefined ? undefined : product * value;
  }, 1);

/** An extent as it is read: scalar, n×1, 1×n or m×n. */
export const showExtent = ({ rows, cols }: Extent): string => (rows === null && cols === null ? "scalar" : `${rows ?? 1}×${cols ?? 1}`);
