import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

// Runs before a package is packed, by whatever hand: one that is not built would go out without its `dist`. Standard output belongs to the packer.
if (!["dist/index.js", "dist/main.js"].some((file) => existsSync(file))) {
  console.error("prepack: dist is missing, so the package is built first");
  const { packageManager } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  const { status } = spawnSync("npx", ["--yes", packageManager.split("+")[0], "exec", "turbo", "run", "build"], { stdio: ["ignore", 2, 2] });
  process.exitCode = status ?? 1;
}
