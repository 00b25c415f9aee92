import { declare, parse, type MatrixExpr } from "@gradkit/matrix";

/** `X=n,m symmetric` as `X: n×m symmetric`, and a scalar `c=` as `c`. */
const declaration = (shape: string): string => {
  const [name = "", rest = ""] = shape.split(/=(.*)/s).map((part) => part.trim());
  return rest === "" ? name : `${name}: ${rest.replace(/\s*[,x×]\s*/, "×")}`;
};

/**
 * A matrix formula whose symbols have the shapes that `--shape` gave; without any the letters tell.
 *
 * @throws as parse and declare of @gradkit/matrix
 */
export const matrixFormula = (source: string, shapes: readonly string[]): MatrixExpr => (shapes.length === 0 ? parse(source) : parse(source, declare(shapes.map(declaration).join("; "))));
