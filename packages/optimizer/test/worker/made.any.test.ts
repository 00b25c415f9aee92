import { describe, expect, it } from "vitest";
import * as all from "../../src/index.js";
import { adam, bfgs, clipNorm, constant, cosine, joined, strongWolfe } from "../../src/index.js";
import { plainRecipe } from "../../src/recipe.js";
import { made, makers } from "../../src/worker/made.js";
import { thrown } from "@repo/testing";

/** Exports that make nothing that is sent. */
const others = ["evaluatorFor", "fileStore", "indexedDBStore", "leastSquares", "leastSquaresTask", "minimize", "minimizeTask", "multiStart", "pool", "sweep"];

describe("made(recipe)", () => {
  it("knows every maker that the package exports", () => {
    expect(Object.keys(makers).toSorted()).toEqual(Object.keys(all).filter((name) => !others.includes(name)).toSorted());
  });

  it.each([
    { title: "options", of: adam({ rate: 0.1, beta2: 0.99 }) },
    { title: "recipes in recipes", of: adam({ rate: joined({ parts: [constant({ rate: 1 }), cosine({ from: 1, steps: 9 })], starts: [5] }), clip: clipNorm(2) }) },
    { title: "a search", of: bfgs({ search: strongWolfe({ curvature: 0.5 }) }) },
  ])("makes again what was made of $title", ({ of }) => {
    const sent = structuredClone(plainRecipe(of));
    expect(plainRecipe(made(sent))).toEqual(plainRecipe(of));
  });

  it("refuses what it does not know, also what every object has", () => {
    expect(thrown(() => made({ name: "constructor", options: {} }))).toMatch(/^optimizer\/unknown: worker: there is no constructor/);
  });
});
