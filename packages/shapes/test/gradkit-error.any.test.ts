import { expect, it } from "vitest";
import { GradkitError, isGradkitError } from "../src/gradkit-error.js";

it("isGradkitError(e, code) is true for that code alone", () => {
  const e = new GradkitError("shapes/broadcast", { sizes: [3, 2] }, "broadcast: no");
  expect([isGradkitError(e), isGradkitError(e, "shapes/broadcast"), isGradkitError(e, "shapes/other")]).toEqual([true, true, false]);
});

it("isGradkitError knows the error of a second copy of the package", () => {
  const twin = Object.assign(new Error("x"), { code: "shapes/broadcast", data: {}, [Symbol.for("gradkit.error")]: true });
  expect(isGradkitError(twin, "shapes/broadcast")).toBe(true);
});

it("isGradkitError(anything else) is false", () => {
  const others = [new Error("x"), Object.assign(new Error("x"), { code: "ENOENT", data: {} }), null, undefined, 3, "x", {}];
  expect(others.filter((e) => isGradkitError(e))).toEqual([]);
});
