import { toMathML, variable } from "@gradkit/scalar";

/** MathML in which some variables stand as frozen: greyed, with a class of their own. */
export const frozen = (html: string, names: readonly string[]): string =>
  names.reduce((marked, name) => {
    const [, inside = ""] = /<math[^>]*>(.*)<\/math>/.exec(toMathML(variable(name))) ?? [];
    return marked.replaceAll(inside, `<mrow class="frozen">${inside}</mrow>`);
  }, html);
