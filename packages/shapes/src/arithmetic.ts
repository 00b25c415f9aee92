/*
 * Sums, products and quotients of literal sizes, as types. Numbers are strings of decimal digits, the last digit
 * first, so that carries run the way template types are read; a digit is counted as the length of a tuple.
 */
type Tally = {
  "0": []; "1": [0]; "2": [0, 0]; "3": [0, 0, 0]; "4": [0, 0, 0, 0]; "5": [0, 0, 0, 0, 0];
  "6": [0, 0, 0, 0, 0, 0]; "7": [0, 0, 0, 0, 0, 0, 0]; "8": [0, 0, 0, 0, 0, 0, 0, 0]; "9": [0, 0, 0, 0, 0, 0, 0, 0, 0];
};
type Digit = keyof Tally;

type Reversed<S extends string, Done extends string = ""> = S extends `${infer First}${infer Rest}` ? Reversed<Rest, `${First}${Done}`> : Done;
type Digits<N extends number> = Reversed<`${N}`>;
type NumberOf<S extends string> = Reversed<Trimmed<S>> extends `${infer N extends number}` ? N : never;

/** Without zeros in front, which stand at the end here: a digit and zeros is cut where the reading ends in zeros alone. */
type Trimmed<S extends string> = S extends `${infer Rest}0` ? (Rest extends "" ? "0" : Trimmed<Rest>) : S;

/** A tuple's length as [carry, digit]. */
type Split<T extends readonly 0[]> = `${T["length"] & number}` extends `${infer Tens extends Digit}${infer Ones extends Digit}`
  ? [Tally[Tens], Ones]
  : [[], `${T["length"] & number}`];

type Sum<A extends string, B extends string, Carry extends readonly 0[] = [], Done extends string = ""> =
  A extends `${infer X extends Digit}${infer As}`
    ? B extends `${infer Y extends Digit}${infer Bs}` ? Carried<As, Bs, [...Tally[X], ...Tally[Y], ...Carry], Done> : Carried<As, "", [...Tally[X], ...Carry], Done>
    : B extends `${infer Y extends Digit}${infer Bs}` ? Carried<"", Bs, [...Tally[Y], ...Carry], Done>
    : Carry extends [] ? Done : `${Done}1`;
type Carried<A extends string, B extends string, T extends readonly 0[], Done extends string> =
  Split<T> extends [infer Carry extends readonly 0[], infer Ones extends string] ? Sum<A, B, Carry, `${Done}${Ones}`> : never;

/** X copies of Y, for digits. */
type Times<X extends readonly 0[], Y extends readonly 0[], Done extends readonly 0[] = []> = X extends readonly [0, ...infer Rest extends readonly 0[]]
  ? Times<Rest, Y, [...Done, ...Y]>
  : Done;

type Scaled<A extends string, Y extends readonly 0[], Carry extends readonly 0[] = [], Done extends string = ""> =
  A extends `${infer X extends Digit}${infer As}`
    ? Split<[...Times<Tally[X], Y>, ...Carry]> extends [infer Next extends readonly 0[], infer Ones extends string] ? Scaled<As, Y, Next, `${Done}${Ones}`> : never
    : Carry extends [] ? Done : `${Done}${Carry["length"] & number}`;

type Product<A extends string, B extends string, Shift extends string = "", Done extends string = ""> =
  B extends `${infer Y extends Digit}${infer Bs}` ? Product<A, Bs, `${Shift}0`, Sum<Done, `${Shift}${Scaled<A, Tally[Y]>}`>> : Done;

/** A - B, or never where B is the greater. */
type Difference<A extends string, B extends string, Borrow extends readonly 0[] = [], Done extends string = ""> =
  A extends `${infer X extends Digit}${infer As}`
    ? B extends `${infer Y extends Digit}${infer Bs}` ? Borrowed<X, [...Tally[Y], ...Borrow], As, Bs, Done> : Borrowed<X, Borrow, As, "", Done>
    : Trimmed<B> extends "" | "0" ? (Borrow extends [] ? Done : never) : never;
type Borrowed<X extends Digit, T extends readonly 0[], A extends string, B extends string, Done extends string> =
  Tally[X] extends readonly [...T, ...infer Rest] ? Difference<A, B, [], `${Done}${Rest["length"] & number}`>
  : [...Tally[X], ...Tally["9"], 0] extends readonly [...T, ...infer Rest] ? Difference<A, B, [0], `${Done}${Rest["length"] & number}`>
  : never;

/** How often B goes into A < 10 B, and what remains. */
type Share<A extends string, B extends string, Count extends readonly 0[] = []> =
  [Difference<A, B>] extends [never] ? [Count["length"] & number, A] : Share<Difference<A, B>, B, [...Count, 0]>;

/** Long division of the digits A, first digit first, by B. */
type Quotient<A extends string, B extends string, Rest extends string = "", Done extends string = ""> =
  A extends `${infer X}${infer As}`
    ? Share<`${X}${Rest}`, B> extends [infer Ones extends number, infer Left extends string] ? Quotient<As, B, Left, `${Ones}${Done}`> : never
    : Trimmed<Rest> extends "" | "0" ? Done : never;

/** A + B of literal numbers from 0 up; number where one is not literal. */
export type Add<A extends number, B extends number> = number extends A | B ? number : NumberOf<Sum<Digits<A>, Digits<B>>>;

/** A · B of literal numbers from 0 up; number where one is not literal. */
export type Multiply<A extends number, B extends number> = number extends A | B ? number : NumberOf<Product<Digits<A>, Digits<B>>>;

/** A / B of literal numbers, B from 1 up; never where B does not divide A, number where one is not literal. */
export type Divide<A extends number, B extends number> = number extends A | B ? number : NumberOf<Quotient<`${A}`, Digits<B>>>;
