import type { Text } from "../../text/lang.js";

interface ModelRow {
  readonly name: Text;
  /** The right side, by the predictor and names for its parameters. */
  readonly of: (x: string, names: readonly string[]) => string;
}

/** Models that data often have. */
const rows: readonly ModelRow[] = [
  { name: { en: "Line", ko: "직선" }, of: (x, [a, b]) => `${a} + ${b}*${x}` },
  { name: { en: "Parabola", ko: "포물선" }, of: (x, [a, b, c]) => `${a} + ${b}*${x} + ${c}*${x}^2` },
  { name: { en: "Exponential", ko: "지수 함수" }, of: (x, [a, b, c]) => `${a}*exp(-${b}*${x}) + ${c}` },
  { name: { en: "Power", ko: "거듭제곱" }, of: (x, [a, b]) => `${a}*${x}^${b}` },
  { name: { en: "Saturation", ko: "포화 (미카엘리스–멘텐)" }, of: (x, [a, b]) => `${a}*${x}/(${b} + ${x})` },
  { name: { en: "Logistic", ko: "로지스틱" }, of: (x, [a, b, c]) => `${a}/(1 + exp(-${b}*(${x} - ${c})))` },
  { name: { en: "Peak", ko: "봉우리 (가우스)" }, of: (x, [a, b, c]) => `${a}*exp(-((${x} - ${b})/${c})^2)` },
  { name: { en: "Wave", ko: "사인파" }, of: (x, [a, b, c, d]) => `${a}*sin(${b}*${x} + ${c}) + ${d}` },
];

const letters = ["a", "b", "c", "d", "k", "p", "q", "r", "s", "u"];

/** The models for data of these columns, of the last or `y` by the first other, with parameters whose names are no columns; none where there are fewer than two columns. */
export const modelsFor = (columns: readonly string[]): readonly { readonly name: Text; readonly formula: string }[] => {
  const response = columns.includes("y") ? "y" : columns.at(-1);
  const predictor = columns.find((name) => name !== response);
  if (response === undefined || predictor === undefined) return [];
  const free = letters.filter((letter) => !columns.includes(letter));
  return rows.map(({ name, of }) => ({ name, formula: `${response} = ${of(predictor, free)}` }));
};
