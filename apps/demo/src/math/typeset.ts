const wordAfterProduct = /<mo>(?:&#x2062;|\u2062)<\/mo>(?=(?:<mrow>)*<mi>\p{L}{2})/gu;
const fence = /<mo>([()[\]])<\/mo>|<(mfrac|mtable|munderover|mroot|msqrt)\b/g;

/** MathML of the packages as a page shows it: a thin space before the name of a function in a product, and {@link flatFences}. */
export const typeset = (mathml: string): string => flatFences(mathml.replace(wordAfterProduct, '<mo lspace="0.17em">&#x2062;</mo>'));

/** Parentheses stretch only around fractions, roots, tables and sums. Browsers keep room for the tallest form of a parenthesis that may stretch, which pulls sin( x ) apart. */
const flatFences = (mathml: string): string => {
  const open: { readonly at: number; tall: boolean }[] = [];
  const flat = new Set<number>();
  for (const { index, 1: sign, 2: tall } of mathml.matchAll(fence)) {
    if (tall) for (const each of open) each.tall = true;
    else if (sign === "(" || sign === "[") open.push({ at: index, tall: false });
    else {
      const opened = open.pop();
      if (opened && !opened.tall) flat.add(opened.at).add(index);
    }
  }
  return mathml.replaceAll(fence, (found, sign, _, at: number) => (flat.has(at) ? `<mo stretchy="false">${sign as string}</mo>` : found));
};
