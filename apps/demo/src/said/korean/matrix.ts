import { alternatives, meant, phrase } from "./phrases.js";
import type { Told } from "./told.js";

interface Meant {
  readonly suggestion?: string;
}

export const told: Told = {
  "matrix/parse": ({ expected, found, suggestion }: { expected: string; found: string } & Meant) =>
    expected === "parentheses around one of two powers" ? `거듭제곱이 이어질 때는 어느 쪽을 먼저 계산할지 괄호로 나타내세요.${meant(suggestion)}`
    : expected === "one expression in the parentheses" ? "괄호 안에는 식 하나만 쓸 수 있습니다."
    : `${found === "the end" ? "식이 여기서 끝날 수 없습니다." : `이 자리에 올 수 없습니다: ${found}.`} 올 수 있는 것: ${alternatives(expected)}.${meant(suggestion)}`,
  "matrix/unknown-name": ({ name, known }: { name: string; known: readonly string[] }) => `이런 기호는 없습니다: ${name}. 쓸 수 있는 기호: ${known.join(", ") || "없음"}.`,
  "matrix/unknown-function": ({ name, suggestion }: { name: string } & Meant) => `이런 함수는 없습니다: ${name}.${meant(suggestion)}`,
  "matrix/arity": ({ call, expected, got }: { call: string; expected: string; got: number }) => `${call}의 인수가 ${got}개입니다. 필요한 개수: ${expected.replace(" or ", " 또는 ")}.`,
  "matrix/shape": ({ call, shapes, rule, suggestion }: { call: string; shapes: readonly string[]; rule: string } & Meant) => `${call}: ${phrase(rule)}. 주어진 크기: ${shapes.join(", ")}.${meant(suggestion)}`,
  "matrix/not-square": ({ call, shape }: { call: string; shape: string }) => `${call}: 정사각행렬이어야 합니다. 주어진 크기: ${shape}.`,
  "matrix/no-value": ({ part, reason }: { part: string; reason: string }) => `${part}의 값이 없습니다. ${phrase(reason)}.`,
  "matrix/no-derivative": ({ name }: { name: string }) => `${name}의 도함수는 하나로 정해지지 않아 표에 없습니다.`,
  "matrix/tensor": ({ call, rank }: { call: string; rank: number }) => `${call}: 축이 둘 이하여야 합니다. 주어진 텐서의 축: ${rank}개.`,
  "matrix/name": ({ name }: { name: string }) => `기호의 이름은 문자로 시작하고 문자와 숫자, 밑줄로만 되어야 합니다: ${name}.`,
  "matrix/size": ({ size }: { size: string }) => `크기는 자연수나 이름, 또는 m*n처럼 이름의 곱이어야 합니다: ${size}.`,
  "matrix/property": ({ property, known }: { property: string; known: readonly string[] }) => `이런 성질은 없습니다: ${property}. 쓸 수 있는 성질: ${known.join(", ")}.`,
  "matrix/declaration": ({ text }: { text: string }) => `기호는 이름과 크기, 성질로 나타냅니다. 읽을 수 없는 부분: ${JSON.stringify(text)}. 예: "X: m×n" 또는 "W: n×n symmetric"`,
  "matrix/unbound": ({ name, isSize }: { name: string; isSize?: boolean }) => `값이 정해지지 않았습니다: ${isSize ? "크기 " : ""}${name}.`,
  "demo/no-symbols": () => '기호가 하나도 없습니다. 예: "x: n"',
};
