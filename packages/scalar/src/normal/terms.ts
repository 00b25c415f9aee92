import { isZero, one } from "../rational.js";
import { unit, type Normal, type Term } from "./node.js";

/** A node as terms: those of a sum with its constant as the last, else the node itself. */
export const termsOf = (node: Normal): readonly Term[] => {
  if (node.kind === "number") return [{ node: unit, coefficient: node.value }];
  if (node.kind !== "sum") return [{ node, coefficient: one }];
  return isZero(node.constant) ? node.terms : [...node.terms, { node: unit, coefficient: node.constant }];
};
