import type { Broadcast } from "./broadcast.js";
import { parseEinsum } from "./parse-einsum.js";
import type { Guard, Shape, ShapeError } from "./shape.js";

type Compact<S extends string> = S extends `${infer A} ${infer B}` ? Compact<`${A}${B}`> : S;

/** The indices of a term, "..." as one of them. */
type Chars<S extends string, Done extends readonly string[] = []> =
  S extends `...${infer Rest}` ? Chars<Rest, [...Done, "..."]>
  : S extends `${infer C}${infer Rest}` ? Chars<Rest, [...Done, C]>
  : Done;

type Miscounted<Term extends string, S extends Shape> = ShapeError<`einsum: ${Term} does not name the ${S["length"]} axes of its operand`>;

/** Sizes so far with that of one more index. */
type Put<Sizes, Label extends string, N> =
  Uppercase<Label> extends Lowercase<Label> ? ShapeError<`einsum: unexpected ${Label} in the spec`>
  : Label extends keyof Sizes
    ? [Sizes[Label] & N] extends [never] ? ShapeError<`einsum: index ${Label} is ${Sizes[Label] & number} and ${N & number}`>
    : number extends Sizes[Label] ? Omit<Sizes, Label> & Record<Label, N>
    : Sizes
  : Sizes & Record<Label, N>;

type PutDots<Sizes, S extends Shape> = "..." extends keyof Sizes
  ? Broadcast<Extract<Sizes["..."], Shape>, S, "einsum"> extends infer Both ? (Both extends Shape ? Omit<Sizes, "..."> & Record<"...", Both> : Both) : never
  : Sizes & Record<"...", S>;

type FromLeft<Sizes, Labels extends readonly string[], S extends Shape, Wrong> =
  Sizes extends ShapeError<string> ? Sizes
  : Labels extends readonly ["...", ...infer Rest extends readonly string[]] ? FromRight<Sizes, Rest, S, Wrong>
  : Labels extends readonly [infer Label extends string, ...infer Rest extends readonly string[]]
    ? S extends readonly [infer N, ...infer Ns extends Shape] ? FromLeft<Put<Sizes, Label, N>, Rest, Ns, Wrong> : Wrong
  : S extends readonly [] ? Sizes : Wrong;

type FromRight<Sizes, Labels extends readonly string[], S extends Shape, Wrong> =
  Sizes extends ShapeError<string> ? Sizes
  : Labels extends readonly [...infer Rest extends readonly string[], infer Label extends string]
    ? S extends readonly [...infer Ns extends Shape, infer N] ? FromRight<Put<Sizes, Label, N>, Rest, Ns, Wrong> : Wrong
  : PutDots<Sizes, S>;

type Operands<Terms extends string, Shapes extends readonly Shape[], Sizes = unknown> =
  Sizes extends ShapeError<string> ? Sizes
  : Shapes extends readonly [infer S extends Shape, ...infer Rest extends readonly Shape[]]
    ? Terms extends `${infer Term},${infer More}`
      ? Rest extends readonly [] ? ShapeError<"einsum: the spec has more operands than there are shapes"> : Operands<More, Rest, FromLeft<Sizes, Chars<Term>, S, Miscounted<Term, S>>>
      : Rest extends readonly [] ? FromLeft<Sizes, Chars<Terms>, S, Miscounted<Terms, S>> : ShapeError<"einsum: the spec has fewer operands than there are shapes">
  : ShapeError<"einsum: there is no shape">;

type Output<Sizes, Labels extends readonly string[], Seen = never, Done extends Shape = readonly []> =
  Sizes extends ShapeError<string> ? Sizes
  : Labels extends readonly [infer Label extends string, ...infer Rest extends readonly string[]]
    ? Label extends Seen ? ShapeError<`einsum: index ${Label} stands twice in the output`>
    : Label extends keyof Sizes
      ? Output<Sizes, Rest, Seen | Label, Sizes[Label] extends infer Part ? (Part extends Shape ? readonly [...Done, ...Part] : readonly [...Done, Part & number]) : never>
    : Label extends "..." ? Output<Sizes, Rest, Seen | Label, Done>
    : ShapeError<`einsum: index ${Label} of the output is in no operand`>
  : "..." extends Exclude<keyof Sizes, Seen> ? (Sizes["..." & keyof Sizes] extends readonly [] ? Done : ShapeError<"einsum: the output needs an ellipsis">)
  : Done;

/** The indices that stand once, in alphabetical order: the output where the spec has none. */
type Once<Terms extends string, Alphabet extends string = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", Done extends readonly string[] = []> =
  Alphabet extends `${infer C}${infer Rest}`
    ? Once<Terms, Rest, Terms extends `${string}${C}${infer After}` ? (After extends `${string}${C}${string}` ? Done : [...Done, C]) : Done>
    : Terms extends `${string}...${string}` ? ["...", ...Done] : Done;

/** The shape of an einsum, as `einsum` gives it; Shape where the spec, a rank or the number of shapes is not literal. */
export type Einsum<Spec extends string, Shapes extends readonly Shape[]> =
  string extends Spec ? Shape
  : number extends Shapes["length"] | Shapes[number]["length"] ? Shape
  : Compact<Spec> extends `${infer Terms}->${infer Out}` ? Output<Operands<Terms, Shapes>, Chars<Out>>
  : Output<Operands<Compact<Spec>, Shapes>, Once<Compact<Spec>>>;

/**
 * The shape of an einsum in NumPy's notation. A letter names an axis and has one size everywhere; letters that the output leaves out are summed; a
 * letter repeated in an operand takes its diagonal; `...` stands for the axes left over, which broadcast. Without `->` the output has the letters that
 * stand once, in alphabetical order.
 *
 * Unlike in NumPy's, an axis of size 1 stretches under `...` alone, never under a letter.
 *
 * @throws shapes/einsum-spec when the text breaks a rule, with its offset; shapes/einsum-operands, shapes/einsum-rank when it does not fit the number or ranks of the shapes;
 * shapes/einsum-size when an index has two sizes
 * @example
 * einsum("ij,jk->ik", [2, 3], [3, 4])      // => [2, 4]
 * einsum("ii", [3, 3])                     // => []
 * einsum("...ij->...ji", [7, 2, 3])        // => [7, 3, 2]
 */
export const einsum = <const Spec extends string, const Shapes extends readonly Shape[]>(
  spec: Spec,
  ...shapes: Shapes & Guard<Einsum<Spec, Shapes>>
): Einsum<Spec, Shapes> => {
  const { output, sizes } = parseEinsum(spec, ...shapes);
  return output.map((label) => sizes[label]) as unknown as Einsum<Spec, Shapes>;
};
