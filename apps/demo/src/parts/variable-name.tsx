import { toMathML, variable } from "@gradkit/scalar";
import type { VNode } from "preact";
import { MathML } from "./math-ml.js";
import type { NamedProps } from "./named.js";
import { Named } from "./named.js";

/** A variable of a formula as it is shown, with its name. */
export const variableHead = (name: string): NamedProps => ({ shown: <MathML inline html={toMathML(variable(name), { display: "inline" })} />, label: name.replace("_", "") });

/** The name of a variable, as in formulas. */
export const VariableName = ({ of }: { readonly of: string }): VNode => <Named {...variableHead(of)} />;
