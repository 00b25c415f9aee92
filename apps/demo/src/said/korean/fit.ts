import type { Fit } from "@gradkit/fit";
import { meant, phrase } from "./phrases.js";
import type { Told } from "./told.js";

interface Meant {
  readonly suggestion?: string;
}

/** A warning of a fit, about some of its parameters. */
interface Warned {
  readonly fit: Fit;
  readonly parameters: readonly string[];
}

const numbers = (rows: readonly number[]): string => `${rows.slice(0, 5).map((row) => row + 1).join(", ")}${rows.length > 5 ? ` 외 ${rows.length - 5}개` : ""}`;
const assigned = (values: Readonly<Record<string, number>>): string => Object.entries(values).map(([name, x]) => `${name} = ${x}`).join(", ");

type Warning = Fit["warnings"][number]["code"];

/** Of a direction without effect the direction is said. */
const warnings: Readonly<Record<Exclude<Warning, "unidentified">, (data: Warned) => string>> = {
  "not-converged": () => "최솟점에 이르지 못했으므로 추정값을 믿을 수 없습니다.",
  "at-bound": ({ fit, parameters: [name] }: Warned) => `${name!}의 추정값이 ${fit.parameters[name!]!.atBound === "lower" ? "하한" : "상한"}에 있어 표준오차가 없습니다. 나머지의 표준오차는 그 값을 고정했을 때의 것입니다.`,
  "few-observations": ({ fit: { degreesOfFreedom } }: Warned) => `자유도가 ${degreesOfFreedom}이라 오차를 ${degreesOfFreedom === 0 ? "알 수 없습니다" : "거의 알 수 없습니다"}.`,
  "scale": () => "잔차의 절반 이상이 0이라 로버스트 손실의 척도를 정할 수 없어 제곱을 썼습니다.",
  "perfect": () => "잔차가 반올림 오차 안에서 0이라 오차를 알 수 없습니다.",
  "ill-conditioned": ({ fit: { condition } }: Warned) => `매개변수들이 서로 거의 종속입니다 (조건수 ${(condition ?? NaN).toPrecision(2)}). 추정값의 앞 몇 자리만 믿을 수 있습니다.`,
  "profile": ({ parameters: [name] }: Warned) => `${name!}의 프로파일 신뢰구간이 없습니다. 구간을 찾는 길에 맞춤보다 낮은 최솟점이 있었습니다. 그곳에서 시작해 다시 맞춰 보세요.`,
  "profile-open": ({ parameters: [name] }: Warned) => `${name!}의 프로파일을 끝까지 따라가지 못해 프로파일 신뢰구간의 한쪽이 열려 있습니다.`,
  "not-saved": () => "맞춤의 중간 결과를 저장하지 못했습니다.",
  "correlated": ({ fit: { names, correlation }, parameters: [a, b] }: Warned) =>
    `${a!}, ${b!}의 상관계수가 ${(correlation[names.indexOf(a!)]?.[names.indexOf(b!)] ?? NaN).toFixed(4)}입니다. 둘을 합친 것보다 하나하나가 훨씬 불확실합니다.`,
};

export const told: Told = {
  "fit/option": ({ option, got }: { option: string; got: string }) => `설정 ${option}에 쓸 수 없는 값입니다: ${got}.`,
  "fit/formula": ({ rule }: { rule: string }) => `${phrase(rule)}.`,
  "fit/column": ({ where, name, columns, suggestion }: { where: string; name: string; columns: readonly string[] } & Meant) => `${phrase(where)}: 열의 이름만 쓸 수 있습니다. 열이 아닌 이름: ${name}. 열: ${columns.join(", ")}.${meant(suggestion)}`,
  "fit/parameter": ({ name, names, suggestion }: { name: string; names: readonly string[] } & Meant) => `이런 매개변수는 없습니다: ${name}. 매개변수: ${names.join(", ")}.${meant(suggestion)}`,
  "fit/no-parameters": () => "맞출 매개변수가 없습니다. 식의 모든 이름이 열이거나 고정되어 있습니다.",
  "fit/lengths": ({ lengths }: { lengths: Readonly<Record<string, number>> }) => `열마다 행의 수가 같아야 합니다: ${assigned(lengths)}.`,
  "fit/few-rows": ({ rows, parameters }: { rows: number; parameters: readonly string[] }) => `행의 수가 매개변수의 수보다 적습니다. 행 ${rows}개, 매개변수 ${parameters.length}개 (${parameters.join(", ")}).`,
  "fit/missing": ({ column, rows, value }: { column: string; rows: readonly number[]; value: string }) => `유한한 수가 아닌 값이 있습니다: 열 ${column}의 ${numbers(rows)}번째 행, ${value}.`,
  "fit/weight": ({ option, rule, row, value }: { option: string; rule: string; row: number; value: number }) => `${phrase(option)}: ${phrase(rule)}. ${row + 1}번째 행의 값: ${value}.`,
  "fit/bounds": ({ name, rule, got }: { name: string; rule: string; got: string }) => `${name}: ${phrase(rule)}. 주어진 값: ${got.replace(" and ", ", ")}.`,
  "fit/start": ({ what, row, value, parameters }: { what: string; row: number; value: string; parameters: Readonly<Record<string, number>> }) =>
    `시작값에서 ${phrase(what)}의 값이 유한하지 않습니다. ${row + 1}번째 행에서 ${value}: ${assigned(parameters)}.`,
  "fit/no-start": ({ parameters }: { parameters: readonly string[] }) => `모형이 유한한 시작값을 찾지 못했습니다. 시작값이나 범위를 정하세요: ${parameters.join(", ")}.`,
  "fit/worker": () => "계산하던 워커가 멈추었습니다. 다시 시도해 보세요.",
  "fit/note": ({ note }: { note: string }) => phrase(note),
  "fit/direction": ({ names, direction }: { names: readonly string[]; direction: Readonly<Record<string, number>> }) =>
    names.length === 1 ? `${names[0]!}의 값은 여기서 맞춤에 영향을 주지 않습니다.`
    : `${names.join(", ")}의 값은 따로 정해지지 않습니다. 비율 ${names.map((name) => Number(direction[name]!.toPrecision(4))).join(" : ")}로 함께 바뀌면 맞춤이 그대로입니다.`,
  ...Object.fromEntries(Object.entries(warnings).map(([code, text]) => [`fit/warning-${code}`, text])),
};
