import * as fc from "fast-check";
import { expect, it } from "vitest";
import { derivative } from "../src/derivative.js";
import { duals } from "../src/dual.js";
import { compareAt } from "../src/equal/compare-at.js";
import { reals } from "../src/evaluate/reals.js";
import { interpret } from "../src/interpret.js";
import { format } from "../src/print/format.js";
import { accuracy, fromNumber, toNumber } from "../src/real/index.js";
import { simplify } from "../src/simplify.js";
import { anyFormula, anyValue } from "./any-formula.js";
import { slopeOf } from "./quotient.js";

const F = reals(200);
const isFar = (a: number, b: number): boolean => Math.abs(a - b) > 1e-10 * Math.max(Math.abs(a), Math.abs(b)) + 1e-25;

it("of 10,000 formulas over the whole table, none has a derivative or a simplified form that is wrong", () => {
  const wrong: string[] = [];
  const count = { quotients: 0, duals: 0, zeroBases: 0 };
  const check = fc.property(anyFormula(), anyValue, anyValue, (expr, x, y) => {
    const at = { x: fromNumber(x), y: fromNumber(y) };
    const found = interpret(derivative(expr, "x"), F, at);
    const expected = slopeOf(expr, { x, y }, "x");
    const dual = interpret(expr, duals(F), { x: { primal: at.x, tangent: fromNumber(1) }, y: { primal: at.y } }).tangent;
    const value = found.reason === undefined && (accuracy(found) > 50 || found.mantissa === 0n) ? toNumber(found) : undefined;
    const isZeroBase = found.reason !== undefined && /zero/.test(found.reason);
    count.zeroBases += Number(expected !== undefined && isZeroBase);
    count.quotients += Number(expected !== undefined && value !== undefined);
    count.duals += Number(dual !== undefined && accuracy(dual) > 50 && value !== undefined);
    if (expected !== undefined && !isZeroBase && (found.reason !== undefined || (value !== undefined && isFar(value, expected)))) wrong.push(`${format(expr)} at ${x}, ${y}: ${value} for ${expected}`);
    if (dual !== undefined && accuracy(dual) > 50 && value !== undefined && isFar(value, toNumber(dual))) wrong.push(`${format(expr)} at ${x}, ${y}: ${value} for the dual ${toNumber(dual)}`);
    if (["different", "only a", "only b"].includes(compareAt(expr, simplify(expr), { x, y }))) wrong.push(`${format(expr)} simplifies to ${format(simplify(expr))}`);
    if (simplify(simplify(expr)) !== simplify(expr)) wrong.push(`${format(simplify(expr))} simplifies further`);
  });
  fc.assert(check, { seed: 2026, numRuns: 10_000 });
  expect(wrong).toEqual([]);
  expect([count.quotients > 7000, count.duals > 3500, count.zeroBases < 20]).toEqual([true, true, true]);
}, 600_000);
