/** The elements that are used, with the number of their children where that is fixed. */
const elements: Readonly<Record<string, number | undefined>> = {
  math: undefined, mrow: undefined, msqrt: undefined, mtable: undefined, mtr: undefined, mtd: undefined,
  mfrac: 2, msup: 2, msub: 2, mroot: 2, mi: 0, mn: 0, mo: 0, mtext: 0, mspace: 0,
};

/** Throws where a text is not well-formed MathML of these elements, each with its children; text stands in leaves only. */
export const checkMathML = (source: string): void => {
  const open: { name: string; children: number }[] = [];
  const tokens = source.match(/<\/?[a-z]+(?: [a-z]+="[^"<]*")*\/?>|&(?:#x[0-9A-F]+|amp|lt|gt|quot);|[^<>&]+|[<>&]/gu) ?? [];
  const fail = (what: string): never => {
    throw new Error(`${what} within ${open.map(({ name }) => name).join(" ")} in ${source}`);
  };
  const close = (name: string): void => {
    const top = open.pop();
    if (top?.name !== name) fail(`</${name}>`);
    if (elements[name] !== undefined && top!.children !== elements[name]) fail(`${top!.children} children of ${name}`);
  };
  for (const token of tokens) {
    const [, slash, name, end] = /^<(\/?)([a-z]+)[^]*?(\/?)>$/u.exec(token) ?? [];
    if (name === undefined) {
      if (/^[<>&]$/.test(token) || elements[open.at(-1)?.name ?? "math"] !== 0) fail(`text ${token}`);
    } else if (slash) close(name);
    else {
      if (!Object.hasOwn(elements, name)) fail(`<${name}>`);
      if (open.length > 0) open.at(-1)!.children++;
      open.push({ name, children: 0 });
      if (end) close(name);
    }
  }
  if (open.length > 0) fail("end");
};
