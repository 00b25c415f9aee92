/**
 * What something was made from: the name of its maker, and the options, plain data and further recipes. Methods, schedules and losses have one, so that a worker
 * can make them again.
 */
export interface Recipe {
  readonly name: string;
  readonly options: object;
}

/** A recipe as plain data, without the functions of what it makes. */
export const plainRecipe = ({ name, options }: Recipe): Recipe => ({ name, options: Object.fromEntries(Object.entries(options).map(([key, value]: [string, unknown]) => [key, plain(value)])) });

const plain = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(plain);
  return typeof value === "object" && value !== null && "name" in value && "options" in value ? plainRecipe(value as Recipe) : value;
};
