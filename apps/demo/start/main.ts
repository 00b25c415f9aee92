import { parseArgs } from "node:util";
import { problems } from "@repo/nist";
import { serve } from "../site/serve.js";
import { agrees, compared } from "./certified.js";
import { tableOf } from "./table-of.js";

const names = ["Thurber", "MGH17"];
const firstPort = 4173;

const { values } = parseArgs({ options: { serve: { type: "boolean", default: true }, port: { type: "string", default: String(firstPort) } }, allowNegative: true });

const comparisons = await Promise.all(names.map((name) => compared(problems.find((problem) => problem.name === name)!, "worker")));
for (const comparison of comparisons) console.log(tableOf(comparison));
if (!comparisons.every(agrees)) {
  console.error("A fit is not what NIST certifies.");
  process.exitCode = 1;
}

if (values.serve) {
  const { address } = await serve(Number(values.port));
  console.log(`The chapter alive: ${address}   (Ctrl-C ends it)`);
}
