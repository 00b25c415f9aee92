import type { Member } from "@repo/workspace";
import type { Layers } from "./layers.js";

/** What the package.json of published packages say against the layers: a package in no layer, a dependency that has no arrow. */
export function undeclared(published: readonly Member[], layers: Layers): string[] {
  const folderOf = new Map(published.map(({ folder, manifest }) => [manifest.name, folder]));
  return published.flatMap(({ folder, manifest: { name, dependencies = {} } }) => {
    const layer = layers[folder];
    if (!layer) return [`${name}: folder "${folder}" is in no layer`];
    return Object.keys(dependencies)
      .filter((dependency) => !(folderOf.has(dependency) ? layer.packages.includes(folderOf.get(dependency) ?? "") : layer.outside?.includes(dependency)))
      .map((dependency) => `${name}: no arrow leads to its dependency ${dependency}`);
  });
}
