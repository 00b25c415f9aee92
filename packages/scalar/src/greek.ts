/** In the order of Unicode; the second sigma is the one inside words. */
const small = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon phi chi psi omega".split(" ");
/** From U+0391 on: capitals, a gap of seven, and small letters. */
const names: readonly (string | undefined)[] = [...small.map((name) => name.charAt(0).toUpperCase() + name.slice(1)), ...Array<undefined>(7), ...small];

/** The name of a Greek letter, also of its variants as a symbol (ϕ, ϵ, ϑ, the micro sign): "alpha" of α, "Delta" of Δ. */
export const greekName = (letter: string): string | undefined => names[letter.normalize("NFKC").codePointAt(0)! - 0x391];

/** The Greek letter of that name. */
export const greekLetter = (name: string): string | undefined => {
  const index = names.lastIndexOf(name);
  return index < 0 ? undefined : String.fromCodePoint(0x391 + index);
};
