import type { Dtype, Shape } from "@gradkit/shapes";

/** What elements of a tensor are, by MLIR's names. */
export type Element = "f64" | "f32" | "i32" | "i1";

export interface Type {
  readonly shape: Shape;
  readonly element: Element;
}

/** A value of the text: its name and type. */
export interface Value extends Type {
  readonly name: string;
}

/** A region of an operation: what it is given, and what it returns of it. */
export interface Region {
  readonly inputs: readonly Type[];
  readonly body: (inputs: readonly Value[]) => readonly Value[];
}

/** Writes operations one after the other, in MLIR's generic form. */
export interface Writer {
  /** An operation of one result. */
  readonly op: (name: string, operands: readonly Value[], type: Type, attributes?: Readonly<Record<string, string>>, regions?: readonly Region[]) => Value;
  readonly ops: (name: string, operands: readonly Value[], types: readonly Type[], attributes?: Readonly<Record<string, string>>, regions?: readonly Region[]) => readonly Value[];
  /** What was written so far. */
  readonly lines: () => readonly string[];
}

const elements = { float64: "f64", float32: "f32", int32: "i32" } as const;
export const typeOf = ({ shape, dtype }: { readonly shape: Shape; readonly dtype: Dtype }): Type => ({ shape, element: elements[dtype] });
export const typeText = ({ shape, element }: Type): string => `tensor<${[...shape, element].join("x")}>`;
export const typesText = (types: readonly Type[]): string => types.map(typeText).join(", ");

/** A list of numbers as an attribute. */
export const list = (numbers: readonly number[]): string => (numbers.length === 0 ? "array<i64>" : `array<i64: ${numbers.join(", ")}>`);
export const count = (n: number): string => `${n} : i64`;

export const writerOf = (): Writer => {
  let lines: string[] = [];
  let [values, inputs, depth] = [0, 0, 2];
  const line = (text: string): void => void lines.push("  ".repeat(depth) + text);

  const regionText = ({ inputs: types, body }: Region): string => {
    const before = lines;
    lines = [];
    depth += 2;
    const given = types.map((type): Value => ({ ...type, name: `%a${inputs++}` }));
    const returned = body(given);
    line(`"stablehlo.return"(${returned.map(({ name }) => name).join(", ")}) : (${typesText(returned)}) -> ()`);
    depth -= 2;
    const head = given.length > 0 ? [`${"  ".repeat(depth + 1)}^bb0(${given.map((value) => `${value.name}: ${typeText(value)}`).join(", ")}):`] : [];
    const text = [...head, ...lines].join("\n");
    lines = before;
    return `{\n${text}\n${"  ".repeat(depth)}}`;
  };

  const ops: Writer["ops"] = (name, operands, types, attributes = {}, regions = []) => {
    const inner = regions.length > 0 ? ` (${regions.map(regionText).join(", ")})` : "";
    const written = Object.entries(attributes).map(([key, value]) => `${key} = ${value}`);
    const settings = written.length > 0 ? ` {${written.join(", ")}}` : "";
    const result = `%${values++}`;
    const left = types.length === 1 ? result : `${result}:${types.length}`;
    const right = types.length === 1 ? typeText(types[0]!) : `(${typesText(types)})`;
    line(`${left} = "stablehlo.${name}"(${operands.map((value) => value.name).join(", ")})${inner}${settings} : (${typesText(operands)}) -> ${right}`);
    return types.map((type, k) => ({ ...type, name: types.length === 1 ? result : `${result}#${k}` }));
  };
  return { ops, op: (name, operands, type, ...more) => ops(name, operands, [type], ...more)[0]!, lines: () => lines };
};
