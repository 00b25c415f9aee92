/** What a package says: an error, how a run ended, what to know of a result. Its sentence is English; what it says stands in its code and data too. */
export interface Saying {
  readonly code: string;
  readonly data: object;
  readonly message: string;
}
