import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { members, root } from "@repo/workspace";
import { expect, it } from "vitest";

const inDocs = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" }).map((file) => join(root, "docs", file));
const readmes = members(["packages", "apps"]).map(({ dir }) => join(dir, "README.md"));
const pages = [join(root, "README.md"), join(root, "CONTRIBUTING.md"), ...inDocs, ...readmes];
const written = pages.filter((page) => page.endsWith(".md") && existsSync(page)).map((page) => [relative(root, page), page] as const);

it("the pages are found", () => {
  const names = ["README.md", "CONTRIBUTING.md", "docs/adr/0001-numerator-layout.md", "docs/errors/README.md"];
  expect(written.map(([name]) => name)).toEqual(expect.arrayContaining(names));
});

it.each(written)("the links of %s lead somewhere", (_, page) => {
  const prose = readFileSync(page, "utf8").replaceAll(/```[^]*?```|`[^`\n]*`/g, "");
  const targets = [...prose.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, target]) => target ?? "");
  expect(targets.filter((target) => !existsSync(join(dirname(page), target)))).toEqual([]);
});
