/** The entry of a table under a name, which may come from a user: nothing that its prototype has. */
export const own = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined => (Object.hasOwn(table, name) ? table[name] : undefined);
