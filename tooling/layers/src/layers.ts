/** What a package may import: packages below it, and packages from outside the workspace. */
export interface Layer {
  readonly packages: readonly string[];
  readonly outside?: readonly string[];
  /** It runs in Node alone, and may import Node's own modules. */
  readonly node?: true;
}

export type Layers = Readonly<Record<string, Layer>>;

/** The arrows of the workspace, all pointing down the page. A package that is not here is refused. */
export const layers: Layers = {
  demo:      { packages: ["autodiff", "fit", "matrix", "nist", "optimizer", "scalar", "shapes", "table", "taylor", "wasm"], outside: ["@dagrejs/dagre", "@preact/signals", "d3-array", "d3-contour", "d3-scale-chromatic", "d3-shape", "idb-keyval", "preact", "preact-render-to-string"] },
  cli:       { packages: ["autodiff", "cluster", "fit", "matrix", "nist", "optimizer", "scalar", "shapes", "table", "taylor", "wasm"], outside: ["papaparse"], node: true },
  fit:       { packages: ["autodiff", "optimizer", "scalar", "shapes"] },
  cluster:   { packages: ["autodiff", "optimizer", "scalar", "shapes"], outside: ["bullmq", "ioredis"], node: true },
  optimizer: { packages: ["autodiff", "scalar", "shapes", "taylor", "wasm"], outside: ["comlink", "pure-rand"] },
  taylor:    { packages: ["autodiff", "scalar", "shapes"] },
  wasm:      { packages: ["autodiff", "scalar", "shapes"] },
  matrix:    { packages: ["scalar", "shapes"] },
  autodiff:  { packages: ["scalar", "shapes"] },
  nist:      { packages: [] },
  table:     { packages: ["scalar"], outside: ["papaparse"] },
  scalar:    { packages: [] },
  shapes:    { packages: [] },
};
