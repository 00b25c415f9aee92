import type { Fit } from "@gradkit/fit";
import type { Outcome } from "@gradkit/optimizer";
import type { Told } from "./told.js";

const sentences: Readonly<Record<Outcome["status"] | Fit["outcome"]["status"], string>> = {
  gradient: "기울기가 허용 오차 안에서 0입니다.",
  "no-decrease": "배정밀도로는 값이 더 줄어들지 않습니다.",
  offset: "잔차가 매개변수로 바꿀 수 있는 모든 방향과 허용 오차 안에서 직교합니다.",
  residuals: "모든 잔차가 반올림 오차 안에서 0입니다.",
  flat: "값은 최소이지만 이 점에서만 그런 것은 아닙니다. 어떤 방향으로는 값이 변하지 않습니다.",
  value: "요청한 값에 이르렀습니다.",
  steps: "단계의 한도에 이르렀습니다.",
  evaluations: "함수 계산 횟수의 한도에 이르렀습니다.",
  seconds: "시간의 한도에 이르렀습니다.",
  cancelled: "취소했습니다.",
  "non-finite": "마지막으로 시도한 점들에서 함숫값이 모두 유한하지 않았습니다.",
  "line-search-failed": "가장 가파르게 내려가는 방향으로 더 낮은 값을 찾지 못했습니다. 기울기가 틀렸거나 함수가 여기서 매끄럽지 않을 수 있습니다.",
  radius: "아무리 가까이에서도 더 낮은 값을 찾지 못했습니다. 도함수가 틀렸거나 함수가 여기서 매끄럽지 않을 수 있습니다.",
  singular: "일부 매개변수가 더 이상 영향을 주지 않는 곳으로 가 버려 그 값에는 의미가 없습니다.",
  ambiguous: "시작값마다 다른 극솟점에 이르렀고, 어느 것이 가장 낮은지 확인되지 않았습니다. 시작값을 정해 주세요.",
  stalled: "워커가 응답하지 않아 끝냈습니다. 함수 계산 한 번이 너무 오래 걸리거나 끝나지 않습니다.",
  "objective-error": "함수를 계산하다가 오류가 났습니다.",
};

const curving: Readonly<Record<string, string>> = {
  flat: " 어떤 방향으로는 함수가 굽지 않습니다.",
  saddle: " 어떤 방향으로는 함수가 아래로 굽습니다.",
  dome: " 모든 방향으로 함수가 아래로 굽습니다.",
};

interface More {
  readonly undetermined?: readonly string[];
  readonly form?: string;
}

/** How a run or a fit ended. */
export const told: Told = Object.fromEntries(
  Object.entries(sentences).map(([status, sentence]) => [
    `ending/${status}`,
    ({ undetermined = [], form = "" }: More) => `${sentence}${undetermined.length > 0 ? ` 정해지지 않은 것: ${undetermined.join(", ")}.` : ""}${curving[form] ?? ""}`,
  ]),
);
