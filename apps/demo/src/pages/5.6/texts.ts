import type { Text } from "../../text/lang.js";

export const texts = {
  formula: { en: "A function of x, or of x, y and z", ko: "x (또는 x, y, z)의 함수" },

  graphTitle: { en: "The computation graph, forwards and backwards", ko: "계산 그래프: 앞으로, 뒤로" },
  graphSays: {
    en: "Every operation is a node. Values go from left to right. Then derivatives of *f* come back from right to left: each node adds up, over its arrows, the derivative that stands there times that of the arrow.",
    ko: "연산 하나가 노드 하나입니다. 값은 왼쪽에서 오른쪽으로 흐르고, *f*의 미분은 오른쪽에서 왼쪽으로 돌아옵니다. 각 노드는 화살표마다 도착점의 미분에 화살표의 미분을 곱해 모두 더합니다.",
  },
  graph: { en: "The computation graph", ko: "계산 그래프" },
  walk: { en: "Steps through the graph", ko: "그래프 단계" },
  reset: { en: "From the start", ko: "처음부터" },
  play: { en: "Play", ko: "재생" },
  pause: { en: "Pause", ko: "멈춤" },
  begin: { en: "Step on: first the values, then the derivatives.", ko: "한 단계씩 가 보세요. 먼저 값, 그다음 미분입니다." },
  tape: { en: "The tape", ko: "테이프" },
  node: { en: "node", ko: "노드" },
  value: { en: "value", ko: "값" },
  adjoint: { en: "derivative of f by it", ko: "f의 미분" },
  both: { en: "Both modes agree", ko: "두 모드의 결과가 같습니다" },
  reverseMode: { en: "reverse mode", ko: "역방향" },
  forwardMode: { en: "forward mode", ko: "순방향" },

  explicitTitle: { en: "Why not write the derivative out?", ko: "도함수를 식으로 쓰면 안 될까?" },
  explicitSays: {
    en: "Written out, a derivative repeats what the function has computed already, and can be much longer than the function. Reverse mode computes each part once: its cost is a small multiple of the function's, for all inputs together.",
    ko: "도함수를 식으로 쓰면 함수가 이미 계산한 것을 되풀이하고, 함수보다 훨씬 길어질 수 있습니다. 역방향 모드는 각 부분을 한 번만 계산하며, 입력이 몇 개든 비용은 함수의 몇 배에 그칩니다.",
  },
  operations: { en: "Operations", ko: "연산 수" },
  ofF: { en: "the function", ko: "함수" },
  writtenOut: { en: "its derivatives, written out", ko: "식으로 쓴 도함수" },
  withSharing: { en: "with equal parts once", ko: "같은 부분은 한 번만" },
  byReverse: { en: "recorded: value and reverse mode", ko: "기록된 값과 역방향" },

  networkTitle: { en: "A network of layers", ko: "층으로 된 신경망" },
  networkSays: {
    en: "A deep network is a function of functions. The gradient of each layer's parameters is a chain of Jacobians, and all but its last two factors have been computed for the layer after it.",
    ko: "심층 신경망은 함수의 함수입니다. 각 층 매개변수의 기울기는 야코비 행렬의 곱이며, 마지막 두 인자 말고는 다음 층에서 이미 계산했습니다.",
  },
  depth: { en: "Layers", ko: "층 수" },
  width: { en: "Width of the inner layers", ko: "안쪽 층의 폭" },
  layer: { en: "layer", ko: "층" },
  reused: { en: "computed already for the layer after it", ko: "다음 층에서 이미 계산한 부분" },
  jacobians: { en: "The layers' Jacobians at x = 0.5", ko: "x = 0.5에서 각 층의 야코비 행렬" },
  sizesMeet: { en: "sizes along the chain", ko: "곱을 따라가는 크기" },

  chainTitle: { en: "From the left or from the right", ko: "왼쪽부터, 오른쪽부터" },
  chainSays: {
    en: "The product of Jacobians is the same however it is bracketed; the work is not. Reverse mode multiplies from the left, which is cheap where there are few outputs; forward mode from the right, cheap where there are few inputs.",
    ko: "야코비 행렬의 곱은 괄호를 어떻게 묶어도 같지만 계산량은 다릅니다. 역방향 모드는 왼쪽부터 곱해 출력이 적을 때 싸고, 순방향 모드는 오른쪽부터 곱해 입력이 적을 때 쌉니다.",
  },
  sizeOf: { en: "size of", ko: "크기:" },
  multiplications: { en: "Multiplications of numbers", ko: "수의 곱셈 횟수" },
  fromLeft: { en: "from the left: reverse mode", ko: "왼쪽부터: 역방향" },
  fromRight: { en: "from the right: forward mode", ko: "오른쪽부터: 순방향" },
  reverseWins: { en: "Reverse mode is cheaper: fewer outputs than inputs.", ko: "역방향이 쌉니다." },
  forwardWins: { en: "Forward mode is cheaper: fewer inputs than outputs.", ko: "순방향이 쌉니다." },
  draw: { en: "Both cost the same.", ko: "비용이 같습니다." },

  descentTitle: { en: "Gradient descent", ko: "경사 하강법" },
  descentSays: {
    en: "With the gradient of all weights at hand, the network learns a wave: each step goes against the gradient of the loss. First the gradient is held against difference quotients, which know nothing of the chain rule.",
    ko: "모든 가중치의 기울기를 알면 신경망은 물결을 배울 수 있습니다. 매 단계 손실의 기울기 반대로 갑니다. 그 전에 연쇄 법칙을 모르는 차분몫과 기울기를 비교합니다.",
  },
  rate: { en: "Rate", ko: "학습률" },
  descend: { en: "Descend 300 steps", ko: "300단계 내려가기" },
  lossFrom: { en: "Loss", ko: "손실" },
  lossPlot: { en: "The loss after each step of gradient descent", ko: "경사 하강 단계별 손실" },
  noLosses: { en: "The losses are drawn here", ko: "손실이 여기에 그려집니다" },
  stepsAxis: { en: "steps", ko: "단계" },
} satisfies Record<string, Text>;
