import { meant } from "./phrases.js";
import type { Told } from "./told.js";

interface Component {
  readonly path: string;
  readonly index: readonly number[];
  readonly by: string;
  readonly got: number;
  readonly expected: number;
  readonly error: number;
}

const compared = (worst: readonly Component[]): string => {
  const { path, index, by, got, expected } = worst.toSorted((a, b) => b.error - a.error)[0]!;
  return `∂${path}${index.length > 0 ? `[${index.join(", ")}]` : ""}/∂${by} = ${got}, 비교한 값 ${expected}`;
};

const shape = (axes: readonly number[]): string => axes.join("×");

export const told: Told = {
  "shapes/matmul-inner": ({ got: [left, right], pair: [a, b], meant: suggestion }: { got: readonly [readonly number[], readonly number[]]; pair: readonly [number, number]; meant?: string }) =>
    `안쪽 크기가 서로 달라 곱할 수 없습니다: ${shape(left)} · ${shape(right)}, ${a} ≠ ${b}.${meant(suggestion)}`,
  "taylor/not-smooth": ({ order }: { order: number }) => `${order}계 도함수가 유한하지 않아 이 점에서는 다항식으로 근사할 수 없습니다.`,
  "optimizer/start": () => "시작하는 점에서 함숫값과 기울기가 유한해야 합니다.",
  "demo/columns": ({ most, got }: { most: number; got: number }) => `한 행에는 원소를 ${most}개까지 쓸 수 있습니다. 쓴 원소: ${got}개.`,
  "demo/ragged": ({ wanted, got }: { wanted: number; got: number }) => `행마다 원소의 개수가 첫 행과 같아야 합니다. 첫 행: ${wanted}개, 이 행: ${got}개.`,
  "check/agrees": ({ worst }: { worst: readonly Component[] }) => `모든 도함수가 일치합니다. 가장 차이가 큰 것: ${compared(worst)}.`,
  "check/differs": ({ worst }: { worst: readonly Component[] }) => `도함수가 일치하지 않습니다: ${compared(worst)}.`,
};
