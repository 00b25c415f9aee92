/** What a method wants to know next, and where. */
export type Ask =
  | { readonly want: "gradient" | "hessian" | "residuals" | "jacobian"; readonly x: Float64Array }
  | { readonly want: "product"; readonly x: Float64Array; readonly along: Float64Array };

/** The answer to an {@link Ask}: what it asked for, and nothing else. */
export interface Answers {
  /** f(x) and its gradient, shape (n). */
  readonly gradient: { readonly value: number; readonly gradient: Float64Array };
  /** The Hessian at x, shape (n, n), row by row. */
  readonly hessian: { readonly hessian: Float64Array };
  /** The Hessian at x times `along`, shape (n). */
  readonly product: { readonly product: Float64Array };
  /** r(x), shape (m). */
  readonly residuals: { readonly residuals: Float64Array };
  /** r(x) and its Jacobian, shape (m, n), row by row. */
  readonly jacobian: { readonly residuals: Float64Array; readonly jacobian: Float64Array };
}

export type Answer = Answers[keyof Answers];

/** How often each was asked. */
export type Evaluations = Readonly<Record<keyof Answers, number>>;

export const noEvaluations: Evaluations = { gradient: 0, hessian: 0, product: 0, residuals: 0, jacobian: 0 };
