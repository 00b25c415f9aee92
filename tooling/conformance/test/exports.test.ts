import { members, sourceEntries } from "@repo/workspace";
import { describe, expect, it } from "vitest";

const entries = [...sourceEntries(members(["packages"]))];

/** What a package exports changes in the commit that means it: `npx vitest run -u exports` writes the lists anew. */
describe("exports", () => {
  it("of every package are pinned", () => expect(entries.length).toBeGreaterThanOrEqual(members(["packages"]).length));

  it.each(entries)("of %s are those of its list", async (name, file) => {
    const names = Object.keys((await import(file)) as object).toSorted();
    await expect(`${names.join("\n")}\n`).toMatchFileSnapshot(`../exports/${name.replace("@gradkit/", "").replaceAll("/", ".")}.txt`);
  });
});
