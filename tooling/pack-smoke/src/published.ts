import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const targets = (value: unknown): string[] => (typeof value === "string" ? [value] : Object.values(value ?? {}).flatMap(targets));

/** What is wrong with a package as a user finds it in node_modules. */
export function publishedProblems(dir: string): string[] {
  const text = readFileSync(join(dir, "package.json"), "utf8");
  const manifest = JSON.parse(text) as { type?: string; exports?: unknown; sideEffects?: boolean; bin?: unknown; engines?: { node?: string } };
  const { type, exports, sideEffects, bin, engines } = manifest;
  const files = readdirSync(dir);
  return [
    ...["@gradkit/source", "workspace:"].filter((word) => text.includes(word)).map((word) => `package.json shows "${word}"`),
    ...targets([exports, bin]).filter((target) => !existsSync(join(dir, target))).map((target) => `${target} is missing`),
    ...["README.md", "LICENSE", "dist"].filter((file) => !files.includes(file)).map((file) => `${file} is missing`),
    ...files.filter((file) => /^(?:test|bench|node_modules|tsconfig.*|tsup.*)$/.test(file)).map((file) => `${file} should not be published`),
    ...(type === "module" ? [] : ['"type" is not "module"']),
    ...(bin || sideEffects === false ? [] : ['"sideEffects" is not false']),
    ...(engines?.node ? [] : ['"engines" names no Node']),
  ];
}
