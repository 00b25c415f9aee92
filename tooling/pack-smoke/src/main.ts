import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findBrowser, publishable } from "@repo/workspace";
import { smoke, type Step } from "./smoke.js";

const all = publishable();
const member = all.find(({ dir }) => dir === process.cwd());
if (!member) throw new Error("pack-smoke runs in the folder of a package that is published");

const steps = await smoke(member, all, findBrowser("the bundle is built, but not run"));
const failed = steps.filter(({ problem }) => problem !== undefined);
const printed = ({ name, seconds, results, problem }: Step): string =>
  [name, ...(results === undefined ? [] : [`(${results} results)`]), ...(problem === undefined ? [] : ["FAILED"]), `${seconds.toFixed(1)} s`].join(" ");
console.log(`${member.manifest.name}: ${steps.map(printed).join(" · ")}`);
for (const { problem } of failed) console.error(problem);

const reports = process.env.GRADKIT_REPORTS;
if (reports) {
  mkdirSync(reports, { recursive: true });
  writeFileSync(join(reports, `pack-smoke-${member.folder}.json`), JSON.stringify({ passed: steps.length - failed.length, failed: failed.map(({ name, problem }) => `${member.manifest.name} ${name}\n${problem}`) }));
}
process.exitCode = failed.length === 0 ? 0 : 1;
