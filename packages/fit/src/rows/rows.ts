/** Some rows of a model at a point: values of the model, and its derivatives by parameter, each array of at least `count` numbers, valid until the next block. */
export interface Block {
  readonly from: number;
  readonly count: number;
  readonly values: Float64Array;
  /** One array for each parameter; empty where values alone were asked for. */
  readonly slopes: readonly Float64Array[];
}

/** A model bound to data: what it says of each row. */
export interface Rows {
  readonly count: number;
  /** Tells `visit` of all rows, block after block, at parameters in the model's order. */
  readonly sweep: (parameters: ArrayLike<number>, derivatives: boolean, visit: (block: Block) => void) => void;
}

/** A model of some parameters, to be bound to columns of data. */
export interface Model {
  readonly parameters: readonly string[];
  readonly predictors: readonly string[];
  /** What it says of rows, with derivatives by some of the parameters. */
  readonly bind: (columns: Readonly<Record<string, Float64Array>>, count: number, by: readonly string[]) => Rows;
}
