/** Lighthouse's scores of the built pages, printed: `tsx site/lighthouse.ts [page…]`. The tool is fetched by npx when it is first run; it wants a quiet machine. */
import { execFile } from "node:child_process";
import { readFile, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { browserArgs, findBrowser } from "@repo/workspace";
import { folderOf, shown } from "../src/pages.js";
import { serve } from "./serve.js";

interface Report {
  readonly categories: Readonly<Record<string, { readonly score: number }>>;
  readonly audits: Readonly<Record<string, { readonly displayValue?: string }>>;
}

const least = { performance: 90, accessibility: 100 };
const shownAudits = ["largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"];

const wanted = process.argv.slice(2);
const chrome = findBrowser("Lighthouse cannot run")!;
const site = await serve();
const folder = await mkdtemp(join(tmpdir(), "lighthouse-"));
let low = 0;

console.log(`page     perf  a11y  best  seo   ${shownAudits.join("  ")}`);
for (const { id } of shown.filter(({ id }) => wanted.length === 0 || wanted.includes(id))) {
  const file = join(folder, `${id}.json`);
  const args = ["--yes", "lighthouse@12.8.2", site.address + folderOf(id, "en"), "--quiet", "--output=json", `--output-path=${file}`, `--chrome-flags=${browserArgs.join(" ")}`];
  await promisify(execFile)("npx", args, { env: { ...process.env, CHROME_PATH: chrome }, maxBuffer: 1e8 });
  const { categories, audits } = JSON.parse(await readFile(file, "utf8")) as Report;
  const score = (name: string): number => Math.round(100 * (categories[name]?.score ?? 0));
  const scores = ["performance", "accessibility", "best-practices", "seo"].map((name) => String(score(name)).padStart(4)).join("  ");
  console.log(id.padEnd(8), scores, " ", shownAudits.map((name) => audits[name]?.displayValue ?? "–").join("  "));
  low += Object.entries(least).filter(([name, bound]) => score(name) < bound).length;
}
await site.close();
if (low > 0) console.error(`${low} scores are below ${JSON.stringify(least)}`);
process.exitCode = low > 0 ? 1 : 0;
