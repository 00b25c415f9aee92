/** How many arguments in braces a command takes. */
const commands: Readonly<Record<string, number>> = {
  frac: 2, sqrt: 1, operatorname: 1, mathrm: 1, text: 1,
  ...Object.fromEntries("sin cos tan arcsin arccos arctan sinh cosh tanh log min max cdot neq partial lfloor rfloor lceil rceil".split(" ").map((name) => [name, 0])),
  ...Object.fromEntries("alpha beta gamma delta theta mu pi sigma phi psi omega Gamma Delta Omega".split(" ").map((name) => [name, 0])),
};

/** Throws where a text is not LaTeX as a formula may have it: braces, \left and \right, the arguments of commands, one index and one exponent a part. */
export const checkLatex = (source: string): void => {
  const tokens = source.match(/\\[a-zA-Z]+|\\.|\s+|[^]/gu)?.filter((token) => token.trim() !== "") ?? [];
  let at = 0;
  const fail = (what: string): never => {
    throw new Error(`${what} at ${tokens.slice(at, at + 4).join("")} in ${source}`);
  };
  const take = (token: string): void => {
    if (tokens[at] !== token) fail(`expected ${token}`);
    at++;
  };
  const argument = (): void => {
    take("{");
    list("}");
    take("}");
  };
  const list = (end: string | undefined): void => {
    while (tokens[at] !== end) {
      part();
      const scripts = new Set<string>();
      while (tokens[at] === "^" || tokens[at] === "_") {
        if (scripts.has(tokens[at]!)) fail("double script");
        scripts.add(tokens[at++]!);
        argument();
      }
    }
  };
  const part = (): void => {
    const token = tokens[at];
    if (token === undefined || "}^_".includes(token) || token === "\\right" || token === "\\end") return fail("unexpected");
    if (token === "{") return argument();
    at++;
    if (token === "\\left") return fenced();
    if (token === "\\begin") return cases();
    if (token === "\\\\" || !token.startsWith("\\")) return undefined;
    const arity = commands[token.slice(1)] ?? fail("unknown command");
    if (token === "\\sqrt" && tokens[at] === "[") tokens.splice(at, 3);
    for (let i = 0; i < arity; i++) argument();
  };
  const fenced = (): void => {
    at++;
    list("\\right");
    at++;
    if (tokens[at] === undefined || !/[()|]|\\(?:rfloor|rceil)/.test(tokens[at]!)) fail("no delimiter");
    at++;
  };
  const cases = (): void => {
    argument();
    list("\\end");
    at++;
    argument();
  };
  list(undefined);
};
