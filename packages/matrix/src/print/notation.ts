import type { MatrixExpr } from "../expr.js";
const SUM = 1, PRODUCT = 2, SIGN = 3, POSTFIX = 4, ATOM = 5;
const infix: Record<string, [string, number]> = { add: [" + ", SUM], sub: [" - ", SUM], mul: ["*", PRODUCT], div: ["/", PRODUCT], times: [".*", PRODUCT], over: ["./", PRODUCT], power: [".^", POSTFIX], matrixPower: ["^", POSTFIX] };
export const notation = (e: MatrixExpr): string => go(e)[0];
const go = (e: MatrixExpr): [string, number] => {
  if (e.kind === "number") return [String(e.value), e.value < 0 ? SIGN : ATOM];
  if (e.kind === "size") return [String(e.size), String(e.size).includes("*") ? PRODUCT : ATOM];
  if (e.kind === "symbol") return [e.name, ATOM];
  if (e.kind === "tensor") {
    const names = new Map<object, string>(); const letters = "ijklpqrstuvwabcd"; let k = 0;
    for (const i of [...e.out, ...e.by]) names.set(i, letters[k++]!);
    const term = e.terms.map((t) => { for (const i of t.sums) if (!names.has(i)) names.set(i, letters[k++]!); return `${t.coef}*` + t.factors.map(f => `${f.atom.kind === "call" && f.atom.name.startsWith("#") ? f.atom.name + (f.atom.args[0] ? `(${notation(f.atom.args[0])})` : "") : wrap(go(f.atom), ATOM)}[${f.idx.map(i => names.get(i)).join(",")}]${f.exp === 1 ? "" : "^" + f.exp}`).join("*"); });
    return [`d[${e.out.map(i => names.get(i)).join(",")};${e.by.map(i => names.get(i)).join(",")}] = ${term.join(" + ")}`, 0];
  }
  const { name, args } = e;
  if (name === "transpose") return [wrap(go(args[0]!), POSTFIX) + "'", POSTFIX];
  if (name === "neg") return ["-" + wrap(go(args[0]!), PRODUCT), SIGN - 1.5];
  const op = infix[name];
  if (op) {
    const [s, b] = op; const sc = name === "power" && e.rows === null && e.cols === null ? "^" : s;
    return [wrap(go(args[0]!), b === POSTFIX ? ATOM : b) + sc + wrap(go(args[1]!), b === POSTFIX ? ATOM : b + 0.5), b];
  }
  return [`${name}(${args.map(notation).join(", ")})`, ATOM];
};
const wrap = ([t, b]: [string, number], need: number): string => (b < need ? `(${t})` : t);
