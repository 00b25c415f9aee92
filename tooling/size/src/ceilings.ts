/** What a user's bundle may grow by, for importing these names: kB (1000 bytes), minified and gzipped. `*` is everything. */
export interface Ceiling {
  readonly from: string;
  readonly names: readonly string[];
  readonly kB: number;
  /** Modules that count as there already: the ceiling is of what comes on top of all of them. */
  readonly beyond?: readonly string[];
  /** Modules whose parts do not count, whichever of them are used. */
  readonly beside?: readonly string[];
}

/** A ceiling is raised in the commit that needs it, and nowhere else. */
export const ceilings: readonly Ceiling[] = [
  { from: "@gradkit/shapes", names: ["broadcast", "matmul", "reduce", "transpose", "reshape", "concat", "einsum", "derivative", "jacobianMatrix", "layout", "size", "strides", "flatIndex", "multiIndex"], kB: 2.9 },
  { from: "@gradkit/shapes", names: ["NDArray", "array"],    kB: 3.4 },
  { from: "@gradkit/shapes", names: ["*"],                   kB: 5.2 },
  { from: "@gradkit/scalar", names: ["parse", "derivative"], kB: 12 },
  { from: "@gradkit/scalar", names: ["*"],                   kB: 44.6 },
  { from: "@gradkit/scalar/difference", names: ["*"],        kB: 9 },
  { from: "@gradkit/autodiff", names: ["grad", "jvp", "add", "sub", "mul", "div", "exp", "log", "sin", "tanh", "matmul", "sum", "mean"], kB: 25 },
  { from: "@gradkit/autodiff", names: ["*"],                 kB: 47 },
  { from: "@gradkit/autodiff/series", names: ["*"],          kB: 32.7 },
  { from: "@gradkit/matrix", names: ["parse", "gradient", "format"], kB: 30 },
  { from: "@gradkit/matrix", names: ["*"],                   kB: 48.6 },
  { from: "@gradkit/taylor", names: ["*"],                   kB: 10, beyond: ["@gradkit/autodiff", "@gradkit/autodiff/interpret", "@gradkit/autodiff/linalg", "@gradkit/autodiff/series"] },
  { from: "@gradkit/taylor", names: ["*"],                   kB: 59.7 },
  { from: "@gradkit/taylor/polynomial", names: ["*"],        kB: 7.2 },
  { from: "@gradkit/optimizer", names: ["minimize", "bfgs"], kB: 12, beside: ["@gradkit/autodiff", "@gradkit/scalar", "@gradkit/shapes", "@gradkit/taylor", "@gradkit/wasm"] },
  { from: "@gradkit/optimizer", names: ["minimize", "adam"], kB: 12, beside: ["@gradkit/autodiff", "@gradkit/scalar", "@gradkit/shapes", "@gradkit/taylor", "@gradkit/wasm"] },
  { from: "@gradkit/optimizer", names: ["minimize", "adam"], kB: 50.8 },
  { from: "@gradkit/optimizer", names: ["leastSquares"],     kB: 59.2 },
  { from: "@gradkit/optimizer", names: ["*"],                kB: 77.4 },
  { from: "@gradkit/fit", names: ["fit"],                    kB: 90 },   // 60 kB of it are of the packages below
  { from: "@gradkit/fit", names: ["*"],                      kB: 91.6 },
  { from: "@repo/nist", names: ["*"],                        kB: 35 },
  { from: "@repo/table", names: ["*"],                       kB: 3, beside: ["papaparse", "@gradkit/scalar"] },
  { from: "@gradkit/cluster", names: ["*"],                  kB: 9, beside: ["@gradkit/autodiff", "@gradkit/optimizer", "@gradkit/scalar", "@gradkit/shapes", "bullmq", "ioredis", "node:*"] },
  { from: "@gradkit/cluster/stablehlo", names: ["*"],        kB: 6, beyond: ["@gradkit/autodiff"] },
  { from: "@gradkit/wasm", names: ["*"],                     kB: 40, beside: ["@gradkit/autodiff", "@gradkit/scalar", "@gradkit/shapes"] },
  { from: "@gradkit/wasm", names: ["*"],                     kB: 74.1 },
];
