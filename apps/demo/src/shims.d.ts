/** MathML by the names of a file's formulas, see `site/tex-plugin.ts`. */
declare module "*.tex" {
  const formulas: Readonly<Record<string, string>>;
  export default formulas;
}
