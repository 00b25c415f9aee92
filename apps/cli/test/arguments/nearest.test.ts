import { expect, it } from "vitest";
import { nearest } from "../../src/arguments/nearest.js";

const names = ["fit", "minimize", "grad", "jacobian", "hessian", "taylor"];

it.each([
  ["gard", "grad"], ["grd", "grad"], ["gradd", "grad"], ["GRAD", "grad"], ["hesian", "hessian"], ["jacobain", "jacobian"], ["minimise", "minimize"], ["tylor", "taylor"],
  ["jac", "jacobian"], ["gradient", "grad"], ["xyzzy", undefined], ["g", undefined], ["", undefined],
])("nearest(%j) is %j", (word, name) => {
  expect(nearest(word, names)).toBe(name);
});
