import { transformWithOxc } from "vite";
import { describe, expect, it } from "vitest";
import { parse } from "@gradkit/scalar";
import { cards } from "../../src/pages/home/one-expression.js";
import { printsOf } from "../../src/pages/home/prints.js";

const packages: Readonly<Record<string, object>> = Object.fromEntries(
  await Promise.all(
    Object.entries({
      autodiff: () => import("@gradkit/autodiff"),
      matrix: () => import("@gradkit/matrix"),
      optimizer: () => import("@gradkit/optimizer"),
      scalar: () => import("@gradkit/scalar"),
      shapes: () => import("@gradkit/shapes"),
      taylor: () => import("@gradkit/taylor"),
    }).map(async ([name, load]) => [`@gradkit/${name}`, await load()] as const),
  ),
);
const AsyncFunction = (async () => undefined).constructor as new (...parts: readonly string[]) => (packages: object, console: object) => Promise<void>;

/** What a program prints: its imports come from the packages as they are. */
const printedBy = async (program: string): Promise<string> => {
  const { code } = await transformWithOxc(program, "program.ts");
  const body = code.replaceAll(/^import (\{[^}]*\}) from ("[^"]+");$/gm, "const $1 = packages[$2];");
  const lines: string[] = [];
  await new AsyncFunction("packages", "console", body)(packages, { log: (...parts: readonly unknown[]) => lines.push(parts.join(" ")) });
  return lines.join("\n");
};

describe("one expression in six packages", () => {
  it("has a card for each, from the bottom up", () => {
    expect(cards.map(({ name }) => name)).toEqual(["shapes", "scalar", "autodiff", "taylor", "matrix", "optimizer"]);
  });

  it.each([["x^2 + x*y^3", [1, -2]], ["(x^2 + y^2)/5 + sin(2x)*sin(2y)/2", [2.5, 2.2]], ["exp(-x)*cos(y)", [0, 1]]] as const)("shows what the lines print for %s", async (source, at) => {
    const prints = await printsOf(parse(source), at);
    for (const { name, code } of cards) expect([name, await printedBy(code(source, at))]).toEqual([name, prints[name]]);
  });

  it("prints what is known by hand", async () => {
    const prints = await printsOf(parse("x^2 + 3y^2"), [1, 2]);
    expect(prints).toMatchObject({ shapes: "1×2", scalar: "2*x, 6*y", autodiff: "2, 12", matrix: "d'*H + a'" });
    expect(prints.taylor).toMatch(/^bowl (2, 6|6, 2)$/);
    expect(prints.optimizer).toMatch(/^(gradient|no-decrease) \d+ -?\d/);
  });

  it("says what a package refuses", async () => {
    const prints = await printsOf(parse("log(x) + y"), [-1, 0]);
    expect(prints.taylor).toMatchObject({ code: "taylor/not-smooth" });
    expect(prints.optimizer).toMatchObject({ code: "optimizer/start" });
  });
});
