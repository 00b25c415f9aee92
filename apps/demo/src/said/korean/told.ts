/** Korean sentences by code, made of the data that goes with it. */
export type Told = Readonly<Record<string, (data: never) => string>>;

/** What stands in a sentence for a phrase that has no Korean. */
export const untold = "\0";
