/** What a value is, for messages: the name of its class where it has one. */
export const kindOf = (x: unknown): string => {
  if (x === null) return "null";
  const name = typeof x === "object" ? (x.constructor as { readonly name?: string } | undefined)?.name : undefined;
  return name && name !== "Object" ? name : typeof x;
};
