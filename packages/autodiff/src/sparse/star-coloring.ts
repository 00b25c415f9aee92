import type { Coloring } from "./coloring.js";

/**
 * Colours for the vertices of a graph so that neighbours differ and no path over four vertices has two colours only: the edges between two colours are stars, each
 * around one vertex. Greedy, in the order of the vertices and with those of many neighbours first, whichever needs fewer.
 *
 * @param neighbours  of each vertex, itself not among them; symmetric
 * @param isColored   whether a vertex gets a colour
 * @source Gebremedhin, Tarafdar, Manne & Pothen, New acyclic and star coloring algorithms with application to computing Hessians, 2007
 */
export const starColoring = (neighbours: readonly (readonly number[])[], isColored: readonly boolean[]): Coloring => {
  const vertices = Array.from(neighbours.keys()).filter((vertex) => isColored[vertex]);
  const [inOrder, largestFirst] = [vertices, vertices.toSorted((a, b) => neighbours[b]!.length - neighbours[a]!.length || a - b)].map((order) => greedy(neighbours, order));
  return inOrder!.count <= largestFirst!.count ? inOrder! : largestFirst!;
};

const greedy = (neighbours: readonly (readonly number[])[], order: readonly number[]): Coloring => {
  const colors = new Int32Array(neighbours.length).fill(-1);
  /** For each vertex the colours around it, with how many neighbours have each. */
  const around = neighbours.map(() => new Map<number, number>());
  /** For each vertex the colours of neighbours that are the centre of a star with its colour: no other neighbour of it may have them. */
  const centers = neighbours.map(() => new Set<number>());
  let count = 0;
  for (const vertex of order) {
    const near = neighbours[vertex]!.filter((other) => colors[other]! >= 0);
    const taken = new Set<number>();
    for (const other of near) {
      taken.add(colors[other]!);
      // A path with the vertex at its end, and then those with it inside, where it would be the centre of a star.
      for (const color of centers[other]!) taken.add(color);
      if (around[vertex]!.get(colors[other]!)! > 1) for (const color of around[other]!.keys()) taken.add(color);
    }
    let color = 0;
    while (taken.has(color)) color++;
    colors[vertex] = color;
    count = Math.max(count, color + 1);
    for (const other of neighbours[vertex]!) {
      const same = (around[other]!.get(color) ?? 0) + 1;
      around[other]!.set(color, same);
      if (colors[other]! < 0) continue;
      if (around[vertex]!.get(colors[other]!)! > 1) centers[other]!.add(color);
      if (same === 2) for (const leaf of neighbours[other]!.filter((leaf) => colors[leaf] === color)) centers[leaf]!.add(colors[other]!);
      if (same > 2) centers[vertex]!.add(colors[other]!);
    }
  }
  return { colors, count };
};
