/** `a=1,b=2` by name, as the command line takes it. */
export const readAssignments = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(text.split(",").flatMap((entry) => {
    const at = entry.indexOf("=");
    return at > 0 ? [[entry.slice(0, at).trim(), entry.slice(at + 1).trim()]] : [];
  }));

/** The text of assignments, those without a value left out. */
export const writeAssignments = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values).filter(([, value]) => value !== "").map(([name, value]) => `${name}=${value}`).join(",");

/** `0..1`, `0..` or `..1` as a least and a largest value. */
export const readInterval = (text: string): readonly [number | undefined, number | undefined] => {
  const [lo = "", hi = ""] = text.split("..");
  return [numberOrNone(lo), numberOrNone(hi)];
};

export const writeInterval = (lo: string, hi: string): string => (lo === "" && hi === "" ? "" : `${lo}..${hi}`);

const numberOrNone = (text: string): number | undefined => (text.trim() === "" || Number.isNaN(Number(text)) ? undefined : Number(text));
