/** A module with all that it imports, as one text. */
declare module "*?bundled" {
  const code: string;
  export default code;
}
