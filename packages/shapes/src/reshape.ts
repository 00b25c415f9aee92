import type { Divide } from "./arithmetic.js";
import { checkShape } from "./check-shape.js";
import { error, show } from "./errors.js";
import type { Guard, Shape, ShapeError } from "./shape.js";
import { product, sizeOf, type Size } from "./size.js";

type Replaced<To extends Shape, Inferred extends number> = { readonly [I in keyof To]: To[I] extends -1 ? Inferred : To[I] };

type Known<To extends Shape, Done extends Shape = []> = To extends readonly [infer N extends number, ...infer Rest extends Shape]
  ? Known<Rest, N extends -1 ? Done : [...Done, N]>
  : Done;

/** What stands at the one -1 of `To`. */
type Inferred<To extends Shape, Total extends number, Rest extends number> =
  Rest extends 0 ? ShapeError<"reshape: -1 is ambiguous beside a size 0">
  : [Divide<Total, Rest>] extends [never] ? ShapeError<`reshape: ${Total} elements do not divide by ${Rest}`>
  : Replaced<To, Divide<Total, Rest>>;

/** The shape asked for with its -1 inferred, as `reshape` gives it; sizes that are not literal stay number. */
export type Reshape<S extends Shape, To extends Shape> =
  number extends To["length"] ? Shape
  : -1 extends To[number]
    ? number extends S["length"] | S[number] | To[number] ? Replaced<To, number>
    : Known<To> extends infer Rest extends Shape
      ? [...Rest, -1]["length"] extends To["length"] ? Inferred<To, Size<S>, Size<Rest>> : ShapeError<"reshape: only one size can be -1">
      : never
  : number extends S["length"] | S[number] | To[number] ? Readonly<To>
  : [Size<S> & Size<To>] extends [never] ? ShapeError<`reshape: ${Size<S>} elements do not fill ${Size<To>}`>
  : Readonly<To>;

/** The target with the first size replaced that can be, so that it fills. */
const filling = (total: number, rest: number, to: Shape): string | false => {
  const axis = to.findIndex((n) => (total * n) % rest === 0);
  return axis >= 0 && show(to.with(axis, (total * to[axis]!) / rest));
};

/**
 * The shape asked for, once it holds as many elements; one size may be -1 and is inferred from the others. Elements keep their row-major order.
 *
 * @throws shapes/reshape when the sizes do not agree; shapes/reshape-inferred when -1 stands twice, or beside a size 0 which leaves it open
 * @example
 * reshape([4, 6], [2, 12])  // => [2, 12]
 * reshape([4, 6], [3, -1])  // => [3, 8]
 */
export const reshape = <const S extends Shape, const To extends Shape>(shape: S, to: To & Guard<Reshape<S, To>>): Reshape<S, To> => {
  const total = sizeOf("reshape", shape);
  const wanted: Shape = checkShape("reshape", to, -1);
  const rest = Math.abs(product(wanted));
  const open = wanted.filter((n) => n < 0).length;
  if (open > 1 || (open && !rest)) throw error("shapes/reshape-inferred", { call: "reshape", got: wanted, of: shape });
  if (open ? total % rest : total !== rest) throw error("shapes/reshape", { call: "reshape", got: [shape, wanted], pair: [total, open ? `${rest} · n` : rest], meant: !open && filling(total, rest, wanted) });
  return wanted.map((n) => (n < 0 ? total / rest : n)) as unknown as Reshape<S, To>;
};
