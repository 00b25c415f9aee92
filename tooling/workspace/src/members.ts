import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly description?: string;
  readonly bin?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly publishConfig?: { readonly exports?: Readonly<Record<string, unknown>> };
}

/** A package of the workspace: its folder (absolute), the folder's name, and its package.json. */
export interface Member {
  readonly dir: string;
  readonly folder: string;
  readonly manifest: Manifest;
}

/** The folder that holds the whole workspace. */
export const root: string = join(import.meta.dirname, "../../..");

const readManifest = (dir: string): Manifest => JSON.parse(readFileSync(join(dir, "package.json"), "utf8")) as Manifest;

/** The members in the folders of `groups` ("packages", "apps", "tooling"), by name. */
export function members(groups: readonly string[], at = root): Member[] {
  return groups.flatMap((group) => {
    const folder = join(at, group);
    const names = existsSync(folder) ? readdirSync(folder).toSorted() : [];
    return names
      .map((name) => join(folder, name))
      .filter((dir) => existsSync(join(dir, "package.json")))
      .map((dir) => ({ dir, folder: dir.slice(folder.length + 1), manifest: readManifest(dir) }));
  });
}

/** The packages that a user can install: all that are not private. */
export const publishable = (at = root): Member[] => members(["packages", "apps"], at).filter(({ manifest }) => !manifest.private);

/** `member` and the workspace packages that it depends on, directly or not, itself first. */
export function withDependencies(member: Member, all: readonly Member[]): Member[] {
  const found = new Set([member]);
  for (const { manifest } of found) {
    for (const name of Object.keys(manifest.dependencies ?? {})) {
      const dependency = all.find((other) => other.manifest.name === name);
      if (dependency) found.add(dependency);
    }
  }
  return [...found];
}

/** The source behind each name that can be imported: "@gradkit/shapes" → "/…/packages/shapes/src/index.ts". */
export const sourceEntries = (of: readonly Member[]): Map<string, string> =>
  new Map(
    of.flatMap(({ dir, manifest: { name, exports = {} } }) =>
      Object.entries(exports).flatMap(([subpath, target]): [string, string][] => {
        const source = (target as Record<string, string>)["@gradkit/source"];
        return source === undefined ? [] : [[join(name, subpath), join(dir, source)]];
      }),
    ),
  );
