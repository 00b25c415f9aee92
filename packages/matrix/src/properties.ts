/** What is known of a symbol. Positive definite includes symmetric and invertible, orthogonal includes invertible, diagonal symmetric and triangular. */
export interface Properties {
  readonly symmetric?: boolean;
  readonly diagonal?: boolean;
  readonly orthogonal?: boolean;
  readonly positiveDefinite?: boolean;
  readonly invertible?: boolean;
  readonly lowerTriangular?: boolean;
  readonly upperTriangular?: boolean;
}

export const propertyNames = ["symmetric", "diagonal", "orthogonal", "positiveDefinite", "invertible", "lowerTriangular", "upperTriangular"] as const satisfies readonly (keyof Properties)[];
