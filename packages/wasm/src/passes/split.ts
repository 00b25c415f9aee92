import type { Expr } from "../ir/expr.js";
import { along, at, plus, strideOf, type IndexMap } from "../ir/index-map.js";
import { rewriteStatements } from "../ir/rewrite.js";
import { loop as makeLoop, withInner, type Loop, type Statement } from "../ir/statement.js";
import { eachStatement } from "../ir/visit.js";
import { contentsOf } from "./accesses.js";

/** A loop is divided into at most so many. */
const most = 6;

/** Whether a loop can be divided so that no step has to choose by the loop's variable. */
export const isDivisible = (loop: Loop): boolean => cutsOf(loop).length < most && contentsOf(loop).guards.every(({ index }) => strideOf(index, loop.variable) === 0 || strideAlone(index, loop.variable) !== undefined);

/** Loops are divided where a choice by their variable changes, as at the edges of a padded array, so that no step has to choose. */
export const split = (statements: readonly Statement[]): readonly Statement[] => {
  let next = 0;
  eachStatement(statements, (s) => {
    if (s.op === "loop") next = Math.max(next, s.variable + 1);
  });
  const list = (given: readonly Statement[]): readonly Statement[] => given.flatMap((s) => (s.op === "loop" && !s.sequential && !s.bounds ? divided(s) : [withInner(s, list)]));
  const divided = (loop: Loop): readonly Statement[] => {
    const cuts = cutsOf(loop);
    if (cuts.length === 0 || cuts.length >= most) return [withInner(loop, list)];
    const ends = [0, ...cuts, loop.extent];
    return ends.slice(1).flatMap((to, k): readonly Statement[] => {
      const from = ends[k]!;
      const variable = next++;
      const isOne = to - from === 1;
      const body = list(rewriteStatements(loop.body, new Map([[loop.variable, isOne ? at(from) : plus(along(variable), at(from))]]), (e) => chosen(e, variable, to - from)));
      return isOne ? body : [makeLoop(variable, to - from, body)];
    });
  };
  return list(statements);
};

/** The steps at which a guard by the loop's variable alone changes its mind. */
const cutsOf = (loop: Loop): number[] => {
  const { variable, extent } = loop;
  const cuts = new Set<number>();
  for (const { index, from, to } of contentsOf(loop).guards) {
    const stride = strideAlone(index, variable);
    if (stride === undefined) continue;
    for (const edge of [from, to]) {
      const step = (edge - index.base) / stride;
      cuts.add(stride > 0 ? Math.ceil(step) : Math.floor(step) + 1);
    }
  }
  return [...cuts].filter((cut) => cut > 0 && cut < extent).toSorted((a, b) => a - b);
};

const strideAlone = ({ terms, computed }: IndexMap, variable: number): number | undefined =>
  computed.length === 0 && terms.length === 1 && terms[0]![0] === variable ? terms[0]![1] : undefined;

/** A guard that every step of a loop decides in the same way, decided. */
const chosen = (e: Expr, variable: number, extent: number): Expr => {
  const stride = e.op === "guard" ? strideAlone(e.index, variable) : undefined;
  if (e.op !== "guard" || stride === undefined) return e;
  const ends = [e.index.base, e.index.base + stride * (extent - 1)];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  return e.from <= low && high < e.to ? e.args[0] : high < e.from || low >= e.to ? e.args[1] : e;
};
