import { expect, it } from "vitest";
import { fit } from "../../src/index.js";

it("a profile whose other parameters are lost on the way is open there, and a warning says how far it went", async () => {
  const x = [3.8, 4.47, 1.32, 3.84, 6.48, 1.41, 1.27];
  const y = [7.54, 5.97, 1, 6.75, 2.01, 1.43, 1.4];
  const { parameters, warnings } = await fit("y = a*exp(-((x-m)/s)^2/2) + b0 + b1*x", { x, y }, { profile: true });
  expect(warnings.filter(({ code }) => code === "profile-open").map(({ parameters: [name] }) => name)).toEqual(["m", "s"]);
  expect(parameters.m!.profile).toEqual([null, expect.any(Number)]);
  expect(parameters.s!.profile).toEqual([null, null]);
  // What is told is where the sum of squares is less than asked, and no end of an interval.
  const [, far] = /up to (-[\d.]+) only/.exec(warnings.find(({ parameters: [name] }) => name === "m")!.message)!;
  expect(Number(far)).toBeLessThan(parameters.m!.value - 100 * parameters.m!.standardError!);
});
