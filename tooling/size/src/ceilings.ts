/** What a user's bundle may grow by, for importing these names: kB (1000 bytes), minified and gzipped. `*` is everything. */
export interface Ceiling {
  readonly from: string;
  readonly names: readonly string[];
  readonly kB: number;
}

/** A ceiling is raised in the commit that needs it, and nowhere else. */
export const ceilings: readonly Ceiling[] = [
  { from: "@gradkit/shapes", names: ["*"],                   kB: 4 },
  { from: "@gradkit/scalar", names: ["parse", "derivative"], kB: 12 },
  { from: "@gradkit/scalar", names: ["*"],                   kB: 30 },
];
