/** A module with all that it imports, as one text. */
declare module "*?bundled" {
  export const code: string;
}
