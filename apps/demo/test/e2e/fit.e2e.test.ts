import { json } from "node:stream/consumers";
import { fit } from "@gradkit/fit";
import { describe, expect } from "vitest";
import { it, slow } from "./journey.js";

const decay = "\ufefft;y\r\n0;3,02\r\n1;2,09\r\n2;abc\r\n2;1,46\r\n3;1,08\r\n4;\r\n4;0,83\r\n5;0,71\r\n6;0,61\r\n7;0,58\r\n";
const t = [0, 1, 2, 3, 4, 5, 6, 7];
const y = [3.02, 2.09, 1.46, 1.08, 0.83, 0.71, 0.61, 0.58];
const model = "y = a*exp(-b*t) + c";

const drop = { name: "decay.csv", mimeType: "text/csv" };

const path = ["seconds", "offset", "evaluations", "steps", "start", "starts", "status", "message"];

/** To nine digits, in which engines with other elementary functions agree, and without what the clock says and the path to the minimum. */
const rounded = (found: object): unknown =>
  JSON.parse(JSON.stringify(found), (key, value: unknown) => (path.includes(key) ? undefined : typeof value === "number" ? Number(value.toPrecision(9)) : value));

describe("fit", () => {
  slow("fits a certified problem as the page opens, beside the certified values", async ({ visit }) => {
    const page = await visit("fit/?ex=Misra1a");
    await page.locator("[data-value=outcome]").getByText("✓").waitFor();
    const [found, certified] = await Promise.all(["estimate", "certified"].map((which) => page.locator(`[data-value='${which} b1']`).textContent()));
    expect(Number(found)).toBeCloseTo(Number(certified), 6);
    expect(Number(certified)).toBe(238.94212918);
  });

  it("reads a file with decimal commas, a byte order mark and bad rows, and its fit is that of the package", async ({ visit }) => {
    const page = await visit("fit/?ex=Misra1a");
    await page.locator("[data-value=outcome]").waitFor();
    await page.locator("input[type=file]").setInputFiles({ ...drop, buffer: Buffer.from(decay) });
    await page.getByText("line 4 (y: abc), line 7 (y: nothing)").waitFor();
    await page.getByRole("button", { name: "Leave these rows out" }).click();
    await page.getByLabel("The model:").fill(model);
    await page.locator("[data-value='estimate a']").waitFor();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "JSON" }).click()]);
    const saved = (await json(await download.createReadStream())) as object;
    expect(rounded(saved)).toEqual(rounded((await fit(model, { t, y })).toJSON()));

    await page.waitForURL((url) => url.hash !== "" && url.searchParams.get("m") === model);
    const again = await visit(page.url().split("/").slice(3).join("/"));
    await again.locator("[data-value=table]").getByText("8 rows").waitFor();
    await again.locator("[data-value='estimate a']").waitFor();
  });

  slow("keeps its data over a reload where they are too long for a link", async ({ visit }) => {
    const page = await visit("fit/?ex=own&m=y+%3D+a*x");
    const rows = Array.from({ length: 3000 }, (_, k) => `${k},${Math.sin(k * k) + 2 * k}`);
    await page.locator("input[type=file]").setInputFiles({ ...drop, buffer: Buffer.from(["x,y", ...rows].join("\n")) });
    await page.locator("[data-value=table]").getByText("3,000 rows").waitFor();
    await page.locator("[data-value='estimate a']").waitFor();
    expect(new URL(page.url()).hash).toBe("");
    await page.reload();
    await page.locator("[data-value=table]").getByText("3,000 rows").waitFor();
  });

  it("says which parameters the data cannot tell apart", async ({ visit }) => {
    const page = await visit("fit/?ex=Misra1a&m=y+%3D+a*b*x&start=a%3D1,b%3D1");
    await page.locator("[data-value=unidentified]").waitFor();
    expect(await page.locator("[data-value=unidentified]").textContent()).toMatch(/a.*b/);
  });

  it("ends a fit of many rows when it is told to, with the best so far", async ({ visit }) => {
    const page = await visit("fit/?ex=own&m=y+%3D+a*sin(b*x%2Bc)+%2B+d*sin(g*x%2Bh)+%2B+k*sin(l*x%2Bm)+%2B+n*sin(o*x%2Bq)&tries=1000");
    const rows = Array.from({ length: 100_000 }, (_, k) => `${k / 1e4},${(Math.exp(-k / 3e4) * Math.cos(k / 5e3) + Math.sin(k * k) / 5).toFixed(6)}`);
    await page.locator("input[type=file]").setInputFiles({ ...drop, buffer: Buffer.from(["x,y", ...rows].join("\n")) });
    await page.locator("[data-value=table]").getByText("100,000 rows").waitFor();
    await page.getByRole("button", { name: "Fit", exact: true }).click();
    await page.getByText("Fitting in a worker").waitFor();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.locator("[data-value=outcome]").getByText("The fit was cancelled.").waitFor();
    await page.getByText("2,000 of").or(page.getByText("2000 of 100000")).first().waitFor();
  });

  slow("marks what is wrong in the model, and names the columns where none stands in it", async ({ visit }) => {
    const page = await visit("fit/?ex=Misra1a");
    await page.locator("[data-value=outcome]").waitFor();
    await page.getByLabel("The model:").fill("y = b1*(1-exp(-b2*x)");
    expect(await page.locator(".problem mark").count()).toBe(1);
    await page.getByLabel("The model:").fill("y = b1*z");
    await page.getByText("No column stands in the model. The columns are x, y.").waitFor();
    await page.getByLabel("The model:").fill("z = b1*x");
    await page.getByText("z is no variable here").waitFor();
  });

  slow("compares models", async ({ visit }) => {
    const page = await visit("fit/?ex=Misra1a");
    await page.locator("[data-value=outcome]").waitFor();
    await page.getByRole("button", { name: "Keep this fit" }).click();
    await page.getByLabel("The model:").fill("y = a + b*x");
    await page.locator("[data-value='estimate a']").waitFor();
    await page.getByRole("button", { name: "Keep this fit" }).click();
    const rows = page.locator("section[aria-labelledby=compare] tbody tr");
    expect(await rows.count()).toBe(2);
    expect(await rows.filter({ hasText: "✓" }).first().textContent()).toContain("exp");
  });
});
