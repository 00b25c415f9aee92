/** Whether a value is an array of any kind, or like one. */
export const isList = (value: unknown): value is ArrayLike<unknown> => typeof value === "object" && value !== null && Number.isInteger((value as ArrayLike<unknown>).length);
