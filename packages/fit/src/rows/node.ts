import { functionNames, numbers, type Field, type FunctionName } from "@gradkit/scalar";

/** A value of a formula over rows: what it depends on says how often it is computed. */
export type Node = Leaf | Operation;

export type Leaf =
  | { readonly kind: "constant"; readonly id: number; readonly value: number }
  | { readonly kind: "parameter" | "column"; readonly id: number; readonly name: string };

export interface Operation {
  readonly kind: "operation";
  readonly id: number;
  readonly name: OperationName;
  readonly args: readonly Node[];
}

/** What a block of rows can be put through: the functions of the table, and a product that is 0 where its first factor is. */
export type OperationName = FunctionName | "zeroOr";

/** The nodes of one formula as one more algebra: equal nodes are one, and what is plainly 0 or 1 folds away. */
export interface Nodes extends Field<Node> {
  readonly parameter: (name: string) => Node;
  readonly column: (name: string) => Node;
}

/** Powers up to this one are products. */
const longest = 16;

export const nodes = (): Nodes => {
  const table = new Map<string, Node>();
  const intern = (key: string, make: (id: number) => Node): Node => {
    const found = table.get(key);
    if (found) return found;
    const made = make(table.size);
    table.set(key, made);
    return made;
  };
  const constant = (value: number): Node => intern(Object.is(value, -0) ? "-0" : String(value), (id) => ({ kind: "constant", id, value }));
  const operation = (name: OperationName, ...args: Node[]): Node => intern(`${name}(${args.map(({ id }) => id).join()})`, (id) => ({ kind: "operation", id, name, args }));
  const power = (x: Node, n: number): Node => {
    if (n === 1) return x;
    const half = power(x, n >> 1);
    const square = field.mul(half, half);
    return n % 2 === 1 ? field.mul(square, x) : square;
  };
  /** What an operation folds to, if anything: by its name, for arguments of which one is a constant or has a form of its own. */
  const folds: Partial<Record<FunctionName, (...args: Node[]) => Node | undefined>> = {
    neg: (x) => {
      if (x.kind !== "operation") return undefined;
      if (x.name === "neg") return x.args[0];
      // A sign goes where it is computed once for a point: to do so is exact.
      const factor = x.name === "mul" ? x.args.find(isOfPoint) : undefined;
      return factor && field.mul(field.neg(factor), x.args[factor === x.args[0] ? 1 : 0]!);
    },
    add: (x, y) => (is(x, 0) ? y : is(y, 0) ? x : undefined),
    sub: (x, y) => (is(y, 0) ? x : is(x, 0) ? field.neg(y) : undefined),
    mul: (x, y) => {
      if (is(x, 0) || is(y, 0)) return constant(0);
      if (is(x, 1)) return y;
      if (is(y, 1)) return x;
      if (is(x, -1)) return field.neg(y);
      if (is(y, -1)) return field.neg(x);
      if (isNegative(x)) return field.neg(field.mul(x.args[0]!, y));
      if (isNegative(y)) return field.neg(field.mul(x, y.args[0]!));
      // xʸ log x is the slope of a power by its exponent, and 0 at x = 0 where the power is.
      return y.kind === "operation" && y.name === "log" && x.kind === "operation" && x.name === "pow" && x.args[0] === y.args[0] ? operation("zeroOr", x, y) : undefined;
    },
    div: (x, y) => (is(y, 1) || is(x, 0) ? x : undefined),
    pow: (x, y) => {
      if (y.kind !== "constant") return undefined;
      if (y.value === 0) return constant(1);
      if (y.value === 0.5) return field.sqrt(x);
      if (!Number.isInteger(y.value) || Math.abs(y.value) > longest) return undefined;
      return y.value > 0 ? power(x, y.value) : field.div(constant(1), power(x, -y.value));
    },
  };
  const applied = (name: FunctionName, ...args: Node[]): Node => {
    if (args.every(isConstant)) return constant((numbers[name] as (...xs: number[]) => number)(...args.map(({ value }) => value)));
    return folds[name]?.(...args) ?? operation(name, ...args);
  };
  const field = {
    constant,
    pi: constant(Math.PI),
    e: constant(Math.E),
    parameter: (name: string) => intern(`parameter ${name}`, (id) => ({ kind: "parameter", id, name })),
    column: (name: string) => intern(`column ${name}`, (id) => ({ kind: "column", id, name })),
    ...Object.fromEntries(functionNames.map((name) => [name, (...args: Node[]) => applied(name, ...args)])),
  } as unknown as Nodes;
  return field;
};

/** Whether a node depends on no column. */
const isOfPoint = (node: Node): boolean => (node.kind === "operation" ? node.args.every(isOfPoint) : node.kind !== "column");

/** Whether a node is the negative of one that depends on columns. */
const isNegative = (node: Node): node is Operation & { readonly name: "neg" } => node.kind === "operation" && node.name === "neg" && !isOfPoint(node);

const isConstant = (node: Node): node is Node & { readonly kind: "constant" } => node.kind === "constant";

const is = (node: Node, value: number): boolean => node.kind === "constant" && node.value === value;
