import type { SymbolExpr } from "@gradkit/matrix";

/** The command line that differentiates an expression of matrices; in double quotes, as a transpose is a single one. */
export const matgradLine = (expr: string, by: string, symbols: readonly SymbolExpr[], layout: "numerator" | "denominator" = "numerator"): string =>
  [`gradkit matgrad "${expr}" --wrt ${by}`, ...symbols.map((symbol) => `--shape "${shapeOf(symbol)}"`), ...(layout === "numerator" ? [] : [`--layout ${layout}`]), "--steps"].join(" ");

const shapeOf = ({ name, rows, cols, properties }: SymbolExpr): string =>
  `${name}=${[rows, cols].filter((size) => size !== null).join(",")} ${Object.keys(properties).join(" ")}`.trim();
