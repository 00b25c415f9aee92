/** A point of comparison; `generic` where it was drawn from a continuum, so that what is seen there is seen around it. */
export interface Point {
  readonly env: Readonly<Record<string, number>>;
  readonly generic: boolean;
}

type Uniform = () => number;

const between = (low: number, high: number) => (random: Uniform): number => low + (high - low) * random();
const scaled = (low: number, high: number) => (random: Uniform): number => 10 ** between(low, high)(random);
const signed = (f: (random: Uniform) => number) => (random: Uniform): number => (random() < 0.5 ? -1 : 1) * f(random);

/** Where expressions tend to differ or to have a value: unit ranges, either sign, many scales, small integers. */
const kinds: readonly { readonly draw: (random: Uniform) => number; readonly generic: boolean }[] = [
  { draw: between(0, 1), generic: true },
  { draw: between(-2, 2), generic: true },
  { draw: (random) => Math.floor(between(-3, 4)(random)), generic: false },
  { draw: between(1, 4), generic: true },
  { draw: between(-3, 0), generic: true },
  { draw: scaled(-3, 3), generic: true },
  { draw: signed(scaled(-2, 2)), generic: true },
  { draw: signed(scaled(-8, 8)), generic: true },
];

const rounds = 12;

/** The points at which expressions in these variables are compared: the same ones at every call. */
export const points = (names: readonly string[]): Point[] => {
  const random = minimal(names.length + 1);
  return Array.from({ length: names.length === 0 ? 1 : rounds * kinds.length }, (_, k) => {
    const { draw, generic } = kinds[k % kinds.length]!;
    return { env: Object.fromEntries(names.map((name) => [name, draw(random)])), generic };
  });
};

/** Uniform numbers in (0, 1), the same sequence for a seed. @source Park & Miller, Comm. ACM 31 (1988), the minimal standard */
const minimal = (seed: number): Uniform => {
  const modulus = 2 ** 31 - 1;
  let state = seed * 314159;
  return () => (state = (state * 16807) % modulus) / modulus;
};
