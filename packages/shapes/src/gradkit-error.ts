const brand = Symbol.for("gradkit.error");

/** A misuse of gradkit. Test `code` and read `data`; the message is for people and may change. */
export class GradkitError<Data = unknown> extends Error {
  override readonly name: string = "GradkitError";
  declare readonly code: string;
  declare readonly data: Data;

  constructor(code: string, data: Data, message: string) {
    super(message);
    this.code = code;
    this.data = data;
  }

  /** @internal */
  get [brand](): true {
    return true;
  }

  /** Plain data, for a message to another thread or a log. */
  toJSON(): { name: string; code: string; data: Data; message: string } {
    return { name: this.name, code: this.code, data: this.data, message: this.message };
  }
}

/**
 * Whether `e` is a GradkitError, of that code where one is given. A brand is tested and not the class, so that it holds
 * across realms and where a package is installed twice.
 *
 * @example
 * isGradkitError(new Error("no")) // => false
 */
export const isGradkitError = (e: unknown, code?: string): e is GradkitError => {
  const error = e as Partial<GradkitError> | null | undefined;
  return error?.[brand] === true && error.code === (code ?? error.code);
};

/** The texts of a package: one entry a code, from the error's data to its message. */
export type ErrorTexts = Readonly<Record<string, (data: never) => string>>;

/** The constructor of a package's errors, typed by its table of texts. */
export const errorsOf =
  <Texts extends ErrorTexts>(texts: Texts) =>
  <Code extends keyof Texts & string>(code: Code, data: Parameters<Texts[Code]>[0]): GradkitError<Parameters<Texts[Code]>[0]> =>
    new GradkitError(code, data, texts[code]?.(data) ?? code);
