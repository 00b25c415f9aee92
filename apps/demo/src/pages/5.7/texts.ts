import type { Text } from "../../text/lang.js";

export const texts = {
  formula: { en: "A function of x and y", ko: "x와 y의 함수" },
  second: { en: "A second function, the other output", ko: "두 번째 함수 (다른 출력)" },
  point: { en: "The point (x, y)", ko: "점 (x, y)" },
  width: { en: "Width shown, ±", ko: "보이는 범위 ±" },

  hessianTitle: { en: "The Hessian: how f curves", ko: "헤세 행렬: f의 굽은 모양" },
  hessianSays: {
    en: "The second partial derivatives form a symmetric matrix. Its eigenvectors are the directions in which *f* curves most and least, its eigenvalues say how much: both up is a bowl, both down a dome, one each a saddle.",
    ko: "이계 편미분을 모으면 대칭 행렬이 됩니다. 고유벡터는 *f*가 가장 많이, 가장 적게 굽는 방향이고 고유값은 그 정도입니다. 둘 다 위로 굽으면 그릇, 둘 다 아래면 돔, 하나씩이면 안장입니다.",
  },
  plot: { en: "Contours of f with the point, its directions of curvature, the steepest descent and Newton's step", ko: "f의 등고선과 점, 곡률 방향, 최급강하 방향, 뉴턴 스텝" },
  ground: { en: "Shown", ko: "그림 바탕" },
  kinds: { en: "how f curves", ko: "굽은 모양" },
  levels: { en: "levels of f", ko: "등고선만" },
  bowl: { en: "bowl", ko: "그릇" },
  dome: { en: "dome", ko: "돔" },
  saddle: { en: "saddle", ko: "안장" },
  flat: { en: "flat in some direction", ko: "어떤 방향으로 평평함" },
  here: { en: "Here f is like a", ko: "이 점에서 f의 모양" },
  curvatures: { en: "curvatures", ko: "곡률" },
  gradient: { en: "gradient, a row", ko: "기울기 (로우 벡터)" },
  stationary: { en: "the model is stationary at", ko: "모형의 정류점" },
  noStationary: { en: "at no single point", ko: "하나로 정해지지 않음" },
  newton: { en: "Newton's step", ko: "뉴턴 스텝" },
  descent: { en: "steepest descent", ko: "최급강하" },
  goNewton: { en: "Take Newton's step", ko: "뉴턴 스텝으로 이동" },
  noModel: { en: "Here the function has no second derivatives; the picture shows where it has.", ko: "이 점에는 이계 도함수가 없습니다. 그림에서 도함수가 있는 곳을 볼 수 있습니다." },

  partialsTitle: { en: "Partial derivatives of higher order", ko: "고계 편미분" },
  partialsSay: {
    en: "A partial derivative is a function again, and can be differentiated again. Of order *k* there are *k* + 1 different ones in two variables, since the order does not matter where they are continuous.",
    ko: "편미분은 다시 함수이므로 또 미분할 수 있습니다. 연속이면 미분 순서가 상관없으므로 두 변수에서 *k*계 편미분은 *k* + 1개입니다.",
  },
  order: { en: "Order", ko: "차수" },
  long: { en: "(a long formula)", ko: "(긴 식)" },
  same: { en: "Differentiated in both orders, the formulas are equal.", ko: "두 순서로 미분한 식이 같습니다." },
  differs: { en: "Differentiated in both orders, no equality was found.", ko: "두 순서로 미분한 식이 같음을 확인하지 못했습니다." },

  exceptionTitle: { en: "Where the order does matter", ko: "순서가 중요한 곳" },
  exceptionSays: {
    en: "This function, 0 at the origin, has all second derivatives there, but they are not continuous, and the mixed ones differ.",
    ko: "원점에서 0인 이 함수는 이계 도함수가 모두 있지만 연속이 아니며, 섞인 도함수의 값이 서로 다릅니다.",
  },
  along: { en: "along {name} = 0", ko: "{name} = 0 위에서" },
  limit: { en: "What the package says of the mixed derivative at the origin:", ko: "원점의 혼합 도함수에 대해 패키지가 하는 말:" },

  vectorTitle: { en: "Of a function with several outputs", ko: "출력이 여럿인 함수" },
  vectorSays: {
    en: "Each output has a Hessian. Stacked they are a tensor: outputs first, then the inputs twice.",
    ko: "출력마다 헤세 행렬이 하나씩 있고, 쌓으면 텐서가 됩니다. 출력 축이 먼저, 입력 축이 두 번 옵니다.",
  },
  showHere: { en: "Show it above", ko: "위에서 보기" },
} satisfies Record<string, Text>;
