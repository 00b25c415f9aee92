/** In the order of Unicode, from U+0391 and U+03B1; the second sigma is the one inside words. */
const names = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon phi chi psi omega".split(" ");
const capitalize = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
const capitals = names.map(capitalize);

/** The name of a Greek letter, also of its variants as a symbol (ϕ, ϵ, ϑ, the micro sign): "alpha" of α, "Delta" of Δ. */
export const greekName = (letter: string): string | undefined => {
  const code = letter.normalize("NFKC").codePointAt(0)!;
  return names[code - 0x3b1] ?? capitals[code - 0x391];
};

/** The Greek letter of that name. */
export const greekLetter = (name: string): string | undefined => {
  const [small, capital] = [names.lastIndexOf(name), capitals.lastIndexOf(name)];
  return small >= 0 ? String.fromCodePoint(0x3b1 + small) : capital >= 0 ? String.fromCodePoint(0x391 + capital) : undefined;
};
