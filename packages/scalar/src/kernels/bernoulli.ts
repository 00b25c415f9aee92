/** The Bernoulli numbers B₂, B₄, …, B₁₈. @source DLMF 24.2.1 */
export const bernoulli: readonly number[] = [1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510, 43867 / 798];
