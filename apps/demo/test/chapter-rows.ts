/**
 * The chapter as a table of what must be shown: the numbered statements, figures and examples of each section, and what the text says without a number (§).
 *
 * @source Deisenroth, Faisal, Ong: Mathematics for Machine Learning (2020), chapter 5
 */
export const chapter: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "5.1": {
    "5.3": "difference quotient: the secant's slope",
    "5.4": "derivative as its limit",
    "5.7": "Taylor polynomial of degree n",
    "5.8": "Taylor series; Maclaurin; analytic functions",
    "Ex. 5.3": "x⁴ at 1: exact from degree 4",
    "Ex. 5.4": "sin x + cos x at 0",
    "5.29–5.32": "product, quotient, sum and chain rules",
    "Ex. 5.5": "(2x + 1)⁴ by the chain rule",
  },
  "5.2": {
    "5.39–5.40": "partial derivatives; the gradient as a row",
    "Ex. 5.6": "(x + 2y³)²: 5.41, 5.42",
    "Ex. 5.7": "x₁²x₂ + x₁x₂³: 5.43 to 5.45",
    "5.46–5.48": "product, sum and chain rules for partial derivatives",
    "5.49–5.53": "the chain rule as a product of matrices",
    "Ex. 5.8": "x₁² + 2x₂ along (sin t, cos t)",
  },
  "5.3": {
    "5.54–5.55": "a function to ℝᵐ as m functions; ∂f/∂xᵢ as a column",
    "5.56–5.58": "the Jacobian: rows are outputs, columns inputs",
    "Fig. 5.5": "abs(det J) scales areas",
    "Fig. 5.6": "scalar, row, column, matrix",
    "Ex. 5.9": "f = Ax: 5.67, 5.68",
    "Ex. 5.10": "exp(x₁x₂²) along (t cos t, t sin t)",
    "Ex. 5.11": "the gradient of least squares",
  },
  "5.4": {
    "§5.4 tensor": "dA/dB is an (m×n)×(p×q) tensor",
    "Fig. 5.7": "dA/dx, 4×2×3, collected or flattened",
    "Ex. 5.12": "df/dA of f = Ax: 5.85 to 5.92",
    "Ex. 5.13": "dK/dR of K = RᵀR: 5.93 to 5.98",
  },
  "5.5": {
    "5.99": "of a transpose",
    "5.100": "of a trace",
    "5.101": "of a determinant",
    "5.102": "of an inverse",
    "5.103": "of aᵀX⁻¹b",
    "5.104": "of xᵀa",
    "5.105": "of aᵀx",
    "5.106": "of aᵀXb",
    "5.107": "of xᵀBx",
    "5.108": "of (x − As)ᵀW(x − As)",
  },
  "5.6": {
    "5.109–5.110": "an explicit derivative repeats what the graph shares",
    "5.111–5.114": "a network of layers and its loss",
    "5.115–5.118": "the gradients of the layers reuse each other",
    "5.119–5.121": "associate left for reverse mode, right for forward mode",
    "Ex. 5.14": "the graph of 5.109, backwards: 5.122 to 5.142",
    "5.143–5.145": "reverse accumulation on any graph",
    "§5.6 descent": "gradient descent; gradients checked by differences",
  },
  "5.7": {
    "§5.7 partials": "higher and mixed partial derivatives",
    "5.147": "the Hessian, symmetric; curvature",
    "§5.7 vector": "the Hessian of a function to ℝᵐ is m×n×n",
  },
  "5.8": {
    "5.148": "linearization",
    "5.149–5.151": "the multivariate Taylor series",
    "5.152": "the Taylor polynomial of degree n",
    "Fig. 5.13": "outer products δ², δ³ and the terms as contractions: 5.155 to 5.159",
    "§5.8 quadratic": "the second order: gradient and Hessian",
    "Ex. 5.15": "x² + 2xy + y³ at (1, 2), exact at degree 3",
  },
};
