import type { Text } from "../text/lang.js";

export const raceTexts = {
  optimizer: { en: "Optimizer", ko: "최적화 방법" },
  steps: { en: "Steps", ko: "단계" },
  value: { en: "f", ko: "f" },
  state: { en: "State", ko: "상태" },
  underWay: { en: "–", ko: "–" },
  arrived: { en: "✓ at rest", ko: "✓ 도착" },
  diverged: { en: "✕ diverged", ko: "✕ 발산" },
  stuck: { en: "✕ stuck", ko: "✕ 정지" },
  play: { en: "Race", ko: "출발" },
  pause: { en: "Pause", ko: "일시정지" },
  step: { en: "Step", ko: "한 단계" },
  reset: { en: "Reset", ko: "처음으로" },
} satisfies Record<string, Text>;
