import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { members, root } from "@repo/workspace";
import { collect } from "./collect.js";
import { index, page } from "./page.js";

const folder = join(root, "docs/errors");
const errors = await Promise.all(members(["packages", "apps"]).map(collect)).then(
  (all) => all.flat(),
  (problem: unknown) => {
    console.error((problem as Error).message);
    process.exit(1);
  },
);
const wanted = new Map([["README.md", index(errors)], ...errors.map((error) => [`${error.code}.md`, page(error)] as const)]);

const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".md")) : [];
const extra = files.filter((file) => !wanted.has(file));
const stale = [...wanted].filter(([file, text]) => !files.includes(file) || readFileSync(join(folder, file), "utf8") !== text);

if (process.argv.includes("--check")) {
  for (const file of [...extra, ...stale.map(([name]) => name)]) console.error(`docs/errors/${file} is not what errors.ts says`);
  console.log(`error-docs: ${errors.length} codes, ${extra.length + stale.length} stale pages${extra.length + stale.length > 0 ? ": npm run error-docs" : ""}`);
  process.exitCode = extra.length + stale.length > 0 ? 1 : 0;
} else {
  for (const file of extra) rmSync(join(folder, file));
  for (const [file, text] of stale) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  console.log(`error-docs: ${errors.length} codes, ${extra.length} pages removed, ${stale.length} written`);
}
