import { commuting } from "./commuting.js";
import { whole } from "./kronecker.js";
import { graphOf, type Network, type Rule } from "./network.js";
import { inner, leaf, loop, parallel, path } from "./sums.js";
import { tidy } from "./tidy.js";
import type { Term } from "./term.js";

const rules: readonly Rule[] = [loop, inner, leaf, path, commuting, parallel, whole];

/** The graph of a term after all sums that are products, traces or quadratic forms have been carried out; undefined where the term is zero. */
export const reduce = (term: Term): Network | undefined => {
  const tidied = tidy(term);
  if (!tidied) return undefined;
  const net = graphOf(tidied);
  while (rules.some((rule) => rule(net)));
  return net;
};
