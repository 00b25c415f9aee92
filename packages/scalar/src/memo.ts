/** f, computed once for each first argument, where the result is kept; the other arguments must follow from it. */
export const memo = <K extends object, A extends unknown[], V>(f: (key: K, ...rest: A) => V): ((key: K, ...rest: A) => V) => {
  const known = Symbol("known");
  return (key: K & { [known]?: V }, ...rest) => (key[known] ??= f(key, ...rest));
};
