import { elementwiseNames } from "../functions/elementwise.js";
import { own } from "../own.js";

const rules: Readonly<Record<string, readonly [rule: string, identity?: string]>> = {
  add: ["sum"], sub: ["sum"], neg: ["sign"], mul: ["product"], times: ["product"], kron: ["product"], div: ["quotient"], over: ["quotient"], power: ["power"], matrixPower: ["power"],
  transpose: ["transpose", "5.99"], tr: ["trace", "5.100"], det: ["determinant", "5.101"], inv: ["inverse", "5.102"], logdet: ["log-determinant", "Cookbook 43"],
  sum: ["sum of entries"], diag: ["diagonal"], vec: ["vec"], norm2: ["norm", "Cookbook 129"], normF: ["norm"],
};

/** The rule of differentiation for a function, and the identity that states it. */
export const ruleOf = (name: string): { readonly rule: string; readonly identity?: string } => {
  const [rule, identity] = own(rules, name) ?? [elementwiseNames.includes(name) ? "chain" : name];
  return identity === undefined ? { rule } : { rule, identity };
};
