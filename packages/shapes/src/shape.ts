/** The sizes of an array's axes, outermost first; `[]` is a scalar. */
export type Shape = readonly number[];

declare const rule: unique symbol;

/** What a shape type becomes where shapes break a rule: no value has it, and its argument says why in the editor. */
export interface ShapeError<Message extends string> {
  readonly [rule]: Message;
}

/** Intersected with a parameter, refuses an argument for which `Result` is a ShapeError; asks nothing else. */
export type Guard<Result> = [Result] extends [ShapeError<string>] ? Result : unknown;

/** `Result` where it is a shape; `never` where it is a ShapeError. */
export type Sound<Result> = Result extends Shape ? Result : never;

/** Literal sizes of the same rank, forgotten. */
export type Sizes<S extends Shape> = { readonly [Axis in keyof S]: number };
