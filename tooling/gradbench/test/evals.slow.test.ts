import { describe, expect, it } from "vitest";
import { evals } from "../src/evals.js";
import { goldens, wrong } from "./goldens.js";

describe.each(Object.keys(evals))("%s", (name) => {
  it.each(goldens(name).map((golden, k) => [golden.function, k, golden] as const))("%s, input %i, agrees with numbers of 60 digits", (_, __, golden) => expect(wrong(name, golden)).toEqual([]));
});
