import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { browserArgs, findBrowser } from "@repo/workspace";
import { chromium } from "playwright";
import { expect, it } from "vitest";

const types: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2", ".webmanifest": "application/manifest+json" };

it("a site in a folder, built with its --base, has links that lead on where nothing is found, however deep", async () => {
  const folder = mkdtempSync(join(tmpdir(), "demo-base-"));
  execFileSync("npx", ["vite", "build", "--base", "/some/folder/", "--outDir", folder, "--emptyOutDir", "--logLevel", "error"], { cwd: join(import.meta.dirname, "../.."), stdio: "pipe" });
  const server = createServer(({ url = "" }, response) => {
    const path = join(folder, new URL(url, "http://host").pathname.replace(/^\/some\/folder\//, "").replace(/(^|\/)$/, "$1index.html"));
    const isFound = url.startsWith("/some/folder/") && existsSync(path) && statSync(path).isFile();
    const file = isFound ? path : join(folder, "404.html");
    response.writeHead(isFound ? 200 : 404, { "Content-Type": types[extname(file)] ?? "text/plain" }).end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await chromium.launch({ executablePath: findBrowser("a site in a folder is not tested")!, args: [...browserArgs] });
  const page = await browser.newPage({ serviceWorkers: "block" });
  const missing: string[] = [];
  page.on("response", (response) => response.status() === 404 && missing.push(new URL(response.url()).pathname));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/some/folder/5.3/nothing/at/all`);
  await page.waitForSelector("html[data-alive]");
  await page.locator("main a", { hasText: "Backpropagation" }).click();
  await page.waitForSelector("html[data-alive] .page-5-6");
  await page.getByRole("link", { name: "한국어" }).click();
  await page.waitForSelector("html[lang=ko][data-alive]");
  expect(new URL(page.url()).pathname).toBe("/some/folder/ko/5.6/");
  expect(missing).toEqual(["/some/folder/5.3/nothing/at/all"]);
  await browser.close();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});
