import type { ParseErrorData } from "@gradkit/scalar";
import { meant, phrase } from "./phrases.js";
import type { Told } from "./told.js";

const list = (items: readonly string[]): string => items.map(phrase).join(", ");

/** How many arguments stand in an application, from "1 in atan2(…)". */
const application = (found: string): readonly [count: string, name: string] => {
  const [, count = "", name = ""] = /^(\d+) in (.+)\(…\)$/.exec(found) ?? [];
  return [count, name];
};

export const told: Told = {
  "scalar/parse-empty": () => "식이 비어 있습니다. 수나 변수, 함수로 시작하는 식을 쓰세요.",
  "scalar/parse-character": ({ found, suggestion }: ParseErrorData) => `식에 쓸 수 없는 문자입니다: ${found}.${meant(suggestion)}`,
  "scalar/parse-number": ({ expected, found }: ParseErrorData) => `수가 너무 깁니다: ${found}. 쓸 수 있는 수: ${list(expected)}.`,
  "scalar/parse-unexpected": ({ expected, found, suggestion }: ParseErrorData) =>
    `${found === "the end" ? "식이 여기서 끝날 수 없습니다." : `이 자리에 올 수 없습니다: ${found}.`} 올 수 있는 것: ${list(expected)}.${meant(suggestion)}`,
  "scalar/parse-unclosed": ({ expected, found }: ParseErrorData) => `열고 닫지 않은 괄호가 있습니다: ${found}. 닫는 기호: ${list(expected)}.`,
  "scalar/parse-unknown-function": ({ found, suggestion }: ParseErrorData) => `이런 함수는 없습니다: ${found}.${meant(suggestion)}`,
  "scalar/parse-arity": ({ expected, found }: ParseErrorData) => {
    const [count, name] = application(found);
    return `${name}의 인수가 ${count}개입니다. 필요한 것: ${list(expected)}.`;
  },
  "scalar/parse-too-deep": ({ expected }: ParseErrorData) => `식이 너무 깊이 중첩되어 있습니다. 쓸 수 있는 깊이: ${list(expected)}.`,
  "scalar/no-derivative": ({ name, argument }: { name: string; argument: number }) => `${name}의 ${argument}번째 인수는 정수만 될 수 있어 그 인수로는 미분할 수 없습니다.`,
  "scalar/no-value": ({ at, reason }: { at: Readonly<Record<string, number>>; reason: string }) =>
    `${Object.entries(at).map(([name, x]) => `${name} = ${x}`).join(", ")}에서 값이 없습니다. ${reason.split(", and ").map(phrase).join(". ")}.`,
};
