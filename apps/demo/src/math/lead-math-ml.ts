const sign = /([A-Za-z])(₀?)|(∇)(²?)|./gu;

/** What stands before a formula, as "∇f(x₀)" or "H(x, y)", in MathML: each letter as a variable of its own. */
export const leadMathML = (lead: string): string =>
  lead.replaceAll(" ", "").replaceAll(sign, (other: string, letter?: string, zero?: string, nabla?: string, square?: string) => {
    if (letter) return zero ? `<msub><mi>${letter}</mi><mn>0</mn></msub>` : `<mi>${letter}</mi>`;
    if (nabla) return square ? '<msup><mi mathvariant="normal">∇</mi><mn>2</mn></msup>' : '<mi mathvariant="normal">∇</mi>';
    return other === "," ? '<mo separator="true">,</mo>' : `<mo stretchy="false">${other}</mo>`;
  });
