import { publishable, root } from "@repo/workspace";
import { cruiseLayers } from "./cruise.js";
import { undeclared } from "./declared.js";
import { layers } from "./layers.js";

const { modules, violations } = await cruiseLayers(root, ["packages", "apps", "tooling"], layers);
const problems = [...violations.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`), ...undeclared(publishable(), layers)];
for (const problem of problems) console.error(problem);
console.log(`layers: ${modules} modules, ${problems.length} against the layers`);
process.exitCode = problems.length === 0 ? 0 : 1;
