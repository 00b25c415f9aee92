/** The names of Greek letters, in the order of Unicode from U+03B1. */
const greek = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma varsigma tau upsilon phi chi psi omega".split(" ");

/** A name in its parts: the letter or word, and what is written below it; x_1 and x1 are x with 1. */
export const partsOf = (name: string): { readonly base: string; readonly index: string } => {
  const [, base = name, index = ""] = /^(\p{L}+)_?([\p{Nd}\p{L}_]*)$/u.exec(name) ?? [];
  return { base, index: index.replaceAll("_", "") };
};

/** The Greek letter of a name, a capital for a name with a capital. */
export const greekLetter = (name: string): string | undefined => {
  const at = greek.indexOf(name.toLowerCase());
  if (at < 0) return undefined;
  const letter = String.fromCodePoint(0x3b1 + at);
  return name.startsWith(name.charAt(0).toUpperCase()) ? letter.toUpperCase() : letter;
};
