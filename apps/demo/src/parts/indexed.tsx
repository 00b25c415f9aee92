import type { VNode } from "preact";
import { MathML } from "./math-ml.js";
import type { NamedProps } from "./named.js";

const counted = (index: readonly number[]): string => index.map((k) => k + 1).join("");
const written = (letter: string, index: readonly number[]): string => (index.length === 0 ? `<mi>${letter}</mi>` : `<msub><mi>${letter}</mi><mn>${counted(index)}</mn></msub>`);

/** An element of an array by its index, as K₁₂. */
export const indexed = (letter: string) => (index: readonly number[]): NamedProps => ({
  shown: <MathML inline html={`<math>${written(letter, index)}</math>`} />,
  label: `${letter}${counted(index)}`,
});

/** A derivative by or of an array whose other side is one element: ∂A/∂x₁, or ∂K₁₂/∂R. */
export const slicedBy = (of: string, by: string, elementOf: "of" | "by") => (index: readonly number[]): NamedProps => {
  const [above, below] = elementOf === "of" ? [written(of, index), `<mi>${by}</mi>`] : [`<mi>${of}</mi>`, written(by, index)];
  const label = elementOf === "of" ? `∂${of}${counted(index)}/∂${by}` : `∂${of}/∂${by}${counted(index)}`;
  return { shown: <Partial above={above} below={below} />, label };
};

/** One element of a derivative: ∂K₁₂/∂R₃₁. */
export const element = (of: string, output: readonly number[], by: string, input: readonly number[]): VNode => <Partial above={written(of, output)} below={written(by, input)} />;

const Partial = ({ above, below }: { readonly above: string; readonly below: string }): VNode => (
  <MathML inline html={`<math display="inline"><mfrac><mrow><mi>∂</mi>${above}</mrow><mrow><mi>∂</mi>${below}</mrow></mfrac></math>`} />
);
