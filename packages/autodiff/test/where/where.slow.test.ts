import { expect, it } from "vitest";
import { eagerly, forms, leaks, selections, whereCase, whereNames } from "./cases.js";

const kinds = Object.keys(forms).flatMap((form) => Object.keys(selections).map((selection) => ({ form, selection })));

it.each(whereNames)("where leaves out %s, whatever its values and slopes, under every transformation", (name) => {
  expect(["as it is", "times x", "x over it"].flatMap((form) => leaks(whereCase(name, form), eagerly).map((leak) => ({ form, ...leak })))).toEqual([]);
});

it.each(kinds)("$selection leaves out functions that stand $form, under every transformation", ({ form, selection }) => {
  expect((["log", "sqrt", "div", "pow"] as const).flatMap((name) => leaks(whereCase(name, form, selection), eagerly).map((leak) => ({ name, ...leak })))).toEqual([]);
});
