import { fold } from "../walk.js";
import { partsOf, type Normal } from "./node.js";
import { presentNode, type Medium } from "./present.js";

/** How many operators, functions, names and numbers normal forms have when they are written out. */
export type Sizes = Map<Normal, number>;

const lengths: Medium<number> = { constant: () => 1, atom: () => 1, call: (_, ...args) => args.reduce((total, arg) => total + arg, 1) };

export const sizeOf = (root: Normal, sizes: Sizes): number => fold<Normal, number>(root, partsOf, (node, of) => presentNode(lengths, node, of), sizes);
