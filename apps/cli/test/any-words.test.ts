import * as fc from "fast-check";
import { expect, it } from "vitest";
import { commands } from "../src/commands.js";
import { captured, fixture } from "./captured.js";

const options = ["--at", "--by", "--steps", "--order", "--json", "--format", "--around", "--degree", "--eval", "--remainder", "--wrt", "--shape", "--layout", "--code", "--def", "--start", "--bound", "--fix", "--method", "--max-steps",
  "--claim", "--gradient", "--model", "--y", "--x", "--weights", "--sigma", "--ci", "--level", "--derive", "--na", "--missing", "--columns", "--delimiter", "--header", "--no-plot", "--csv", "--md", "--nist", "--help", "--quiet", "--"];
const values = ["x^2", "sin(x)*y", "x'*B*x", "-x", "-1", "0", "1", "2", "x", "y", "t", "x=1", "x=1,y=2", "x=0..1", "..", "[1,2]", "x=[1,2]", "B=[[1,2],[3,4]]", "x=2", "B=2,2", "dx/dB", "ij,jk->ik", "a*t+b", "y = a*t", "=", ",", "(", "", " ",
  "λ", "1e999", "NaN", "latex", "mathml", "json", "newton", "numpy", "yes", ";", "Misra1a", "constructor", "__proto__", "x=__proto__", fixture("loss.mjs"), `${fixture("loss.mjs")}#loss`, `${fixture("energy.mjs")}#energy`, fixture("decay.csv"), fixture("gaps.csv"), fixture("none.csv")];

/** Without sweep and worker, which may wait for Redis. */
const names = Object.keys(commands).filter((name) => !["sweep", "worker"].includes(name));

it("no words make the program fail in itself, or say nothing", async () => {
  const word = fc.oneof(fc.constantFrom(...options), fc.constantFrom(...values));
  await fc.assert(fc.asyncProperty(fc.constantFrom(...names), fc.constantFrom(...values), fc.array(word, { maxLength: 6 }), async (name, first, more) => {
    const { code, out, err } = await captured([name, first, ...more, "--seconds", "1"].slice(0, ["fit", "minimize"].includes(name) ? undefined : -2), { stdin: "t,y\n1,2\n2,3\n3,5\n" });
    expect(err).not.toContain("internal");
    expect([0, 1, 2, 3, 4]).toContain(code);
    expect([out + err, more.includes("--quiet")]).not.toEqual(["", false]);
  }), { seed: 9, numRuns: 300 });
});
