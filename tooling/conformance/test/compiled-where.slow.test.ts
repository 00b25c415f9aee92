import { expect, it } from "vitest";
import { forms, leaks, selections, whereCase, whereNames } from "./where-cases.js";
import { compiled } from "./compiled.js";

/** Each order of derivatives in some way. */
const few = ["reverse", "linear map", "forward over reverse", "reverse over reverse"];
const kinds = Object.keys(forms).flatMap((form) => Object.keys(selections).map((selection) => ({ form, selection })));

it.each(whereNames)("compiled, where leaves out %s, whatever its values and slopes, under every transformation", (name) => {
  expect(leaks(whereCase(name, "times x"), compiled)).toEqual([]);
});

it.each(kinds)("compiled, $selection leaves out functions that stand $form", ({ form, selection }) => {
  expect(["sqrt", "div"].flatMap((name) => leaks(whereCase(name, form, selection), compiled, few).map((leak) => ({ name, ...leak })))).toEqual([]);
});
