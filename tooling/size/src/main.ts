import { relative } from "node:path";
import { members, root } from "@repo/workspace";
import { ceilings } from "./ceilings.js";
import { lengths } from "./lengths.js";
import { measure } from "./measure.js";

const packages = members(["packages"]);
const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(2);
let above = 0;

console.log(`\n${"import, min+gzip".padEnd(58)}     kB   ceiling`);
for (const { from, names, kB, beyond, beside } of ceilings) {
  const dir = packages.find(({ manifest: { name } }) => from === name || from.startsWith(`${name}/`))?.dir;
  const shown = names.length > 4 ? [...names.slice(0, 2), `${names.length - 2} more`] : names;
  const label = `{ ${shown.join(", ")} } from ${from}${beyond ? ", beyond autodiff" : beside ? ", alone" : ""}`.padEnd(58);
  try {
    const bytes = await measure(from, names, dir ?? root, beyond, beside);
    const over = bytes > 1000 * kB;
    above += over ? 1 : 0;
    console.log(`${label}${kilobytes(bytes).padStart(7)}${String(kB).padStart(10)}${over ? "   TOO BIG" : ""}`);
  } catch (error) {
    above += 1;
    console.log(`${label}${(error as Error).message}`);
  }
}

const all = members(["packages", "apps", "tooling"]).map(({ dir }) => ({ name: relative(root, dir), ...lengths(dir) }));
console.log("\nsources                files   lines  median     p90     max");
for (const { name, files, lines, median, p90, max } of all) {
  console.log(`${name.padEnd(21)}${[files, lines, median, p90, max].map((n, i) => String(n).padStart(i === 0 ? 7 : 8)).join("")}`);
}
for (const { name, long } of all) for (const file of long) console.log(`over 400 lines: ${name}/${file}`);

const unmeasured = packages.filter(({ manifest: { name } }) => !ceilings.some(({ from }) => from === name)).map(({ manifest }) => manifest.name);
for (const name of unmeasured) console.error(`${name} has no ceiling in tooling/size/src/ceilings.ts`);
if (above > 0) console.error(`${above} imports are above their ceiling, or gone`);
process.exitCode = above + unmeasured.length > 0 ? 1 : 0;
