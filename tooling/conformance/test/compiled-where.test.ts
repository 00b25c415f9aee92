import { expect, it } from "vitest";
import { forms, leaks, selections, whereCase } from "./where-cases.js";
import { compiled } from "./compiled.js";

it.each(Object.keys(forms))("compiled, where leaves out a function that stands %s", (form) => {
  expect(leaks(whereCase("pow", form), compiled, ["reverse over reverse"])).toEqual([]);
});

it.each(Object.keys(selections))("compiled, %s leaves out a branch", (selection) => {
  expect(leaks(whereCase("log", "in a product of matrices", selection), compiled, ["forward over reverse"])).toEqual([]);
});
