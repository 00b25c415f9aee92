import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { members, root } from "@repo/workspace";
import { expect, it } from "vitest";

const inDocs = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" }).map((file) => join(root, "docs", file));
const pages = ["README.md", "CONTRIBUTING.md"].map((file) => join(root, file)).concat(inDocs, members(["packages", "apps"]).map(({ dir }) => join(dir, "README.md")));
const written = pages.filter((page) => page.endsWith(".md") && existsSync(page)).map((page) => [relative(root, page), page] as const);

it("the pages are found", () => expect(written.map(([name]) => name)).toEqual(expect.arrayContaining(["README.md", "CONTRIBUTING.md", "docs/adr/0001-numerator-layout.md", "docs/errors/README.md"])));

it.each(written)("the links of %s lead somewhere", (_, page) => {
  const prose = readFileSync(page, "utf8").replaceAll(/```[^]*?```|`[^`\n]*`/g, "");
  const targets = [...prose.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, target]) => target ?? "");
  expect(targets.filter((target) => !existsSync(join(dirname(page), target)))).toEqual([]);
});
