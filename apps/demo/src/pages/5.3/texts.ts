import type { Text } from "../../text/lang.js";

export const texts = {
  formulas: { en: "The components of f, one a line", ko: "f의 성분 (한 줄에 하나씩)" },
  coordinate: { en: "Point,", ko: "점," },

  jacobianTitle: { en: "Rows are outputs, columns are inputs", ko: "행은 출력, 열은 입력" },
  jacobianSays: {
    en: "A function to ℝᵐ is *m* functions. Differentiating all of them by one input gives a column; one column for each input gives the Jacobian. Choose a cell: its row is the gradient of one output, its column the effect of one input.",
    ko: "ℝᵐ으로 가는 함수는 *m*개의 함수입니다. 한 입력으로 모두 미분하면 열벡터가 되고, 입력마다 한 열씩 모으면 야코비 행렬이 됩니다. 칸을 골라 보세요. 그 행은 한 출력의 기울기, 그 열은 한 입력의 영향입니다.",
  },
  jacobian: { en: "The Jacobian of f", ko: "f의 야코비 행렬" },
  atPoint: { en: "At the point", ko: "점에서의 값" },
  inFormulas: { en: "In formulas", ko: "식으로" },
  rowIs: { en: "row {row}: the gradient of one output", ko: "{row}행: 한 출력의 기울기" },
  columnIs: { en: "column {column}: all outputs by one input", ko: "{column}열: 한 입력에 대한 모든 출력의 미분" },
  agrees: { en: "Traced by autodiff instead, without formulas of derivatives: apart by {apart}", ko: "도함수 식 없이 autodiff로 추적한 값과의 차이: {apart}" },
  keys: { en: "Arrow keys move from cell to cell.", ko: "화살표 키로 칸을 옮깁니다." },

  kindsTitle: { en: "Four shapes of a derivative", ko: "도함수의 네 가지 모양" },
  kindsSay: {
    en: "Outputs down, inputs across: whether the function starts and ends in ℝ or in more dimensions decides whether its derivative is a number, a row, a column or a matrix. The one that lights up is that of your function.",
    ko: "출력은 세로, 입력은 가로입니다. 함수가 ℝ에서 출발하는지, ℝ에 도착하는지에 따라 도함수는 수, 로우 벡터, 열벡터, 행렬이 됩니다. 지금 함수의 모양이 강조됩니다.",
  },
  scalar: { en: "a number", ko: "수" },
  row: { en: "a row", ko: "로우 벡터" },
  column: { en: "a column", ko: "열벡터" },
  matrix: { en: "a matrix", ko: "행렬" },
  yours: { en: "yours", ko: "현재 함수" },
  showHere: { en: "Show it above", ko: "위에서 보기" },

  areaTitle: { en: "How much a map stretches areas", ko: "사상이 넓이를 얼마나 늘이는가" },
  areaSays: {
    en: "The Jacobian maps the square to a parallelogram of |det J| times its area. For a linear map that is exact everywhere; for any other it holds close to the point: shrink the square and see the measured ratio approach |det J|.",
    ko: "야코비 행렬은 정사각형을 넓이가 |det J|배인 평행사변형으로 보냅니다. 선형 사상이면 어디서나 정확하고, 아니면 점 가까이에서만 맞습니다. 정사각형을 줄이면 잰 비율이 |det J|에 다가갑니다.",
  },
  input: { en: "The inputs: a grid, and a square at the point", ko: "입력: 격자와 점에 놓인 정사각형" },
  output: { en: "The outputs: the grid as f bends it, the image of the square, and the parallelogram of J", ko: "출력: f로 휘어진 격자, 정사각형의 상과 J의 평행사변형" },
  move: { en: "The corner of the square", ko: "정사각형의 꼭짓점" },
  side: { en: "Side of the square", ko: "정사각형의 한 변" },
  det: { en: "det J at the corner", ko: "꼭짓점에서 det J" },
  absDet: { en: "|det J|: area of the parallelogram over that of the square", ko: "|det J|: 평행사변형과 정사각형의 넓이 비" },
  measured: { en: "measured: area of the curved image over that of the square", ko: "측정값: 휘어진 상과 정사각형의 넓이 비" },
  image: { en: "image of the square", ko: "정사각형의 상" },
  parallelogram: { en: "J times the square", ko: "J와 정사각형의 곱" },
  turned: { en: "det J is negative: the map also turns the square over.", ko: "det J가 음수이므로 정사각형이 뒤집힙니다." },
  flattened: { en: "det J is zero: the parallelogram is flat, an area is lost.", ko: "det J가 0이므로 평행사변형이 납작해져 넓이가 사라집니다." },
  notPlane: { en: "This Jacobian is {size}. Areas are compared for maps of the plane, with a square 2×2 Jacobian; only square matrices have a determinant.", ko: "지금 야코비 행렬은 {size}입니다. 넓이는 2×2 야코비 행렬을 갖는 평면의 사상에서 비교하며, 행렬식은 정사각행렬에만 있습니다." },
  showPlane: { en: "Show a map of the plane", ko: "평면의 사상 보기" },

  linearTitle: { en: "The derivative of Ax is A", ko: "Ax의 도함수는 A" },
  linearSays: { en: "Written as a sum, each component shows its derivatives at once: the factor of *x_j* in the *i*-th component is *A_ij*, at every *x*.", ko: "합으로 쓰면 각 성분의 미분이 바로 보입니다. *i*번째 성분에서 *x_j*의 계수가 *A_ij*이고, 어떤 *x*에서도 같습니다." },
  rows: { en: "Rows", ko: "행" },
  columns: { en: "Columns", ko: "열" },
  derivativeOf: { en: "Its Jacobian, differentiated", ko: "미분하여 얻은 야코비 행렬" },

  spiralTitle: { en: "Along a spiral", ko: "나선을 따라서" },
  spiralSays: { en: "*h* = *f* ∘ *g* takes *t* to the spiral (*t* cos *t*, *t* sin *t*) and that to exp(*x_1**x_2^2*). Its derivative is a row times a column.", ko: "*h* = *f* ∘ *g*는 *t*를 나선 (*t* cos *t*, *t* sin *t*)으로, 다시 exp(*x_1**x_2^2*)로 보냅니다. 도함수는 로우 벡터와 열벡터의 곱입니다." },
  inNumbers: { en: "In numbers", ko: "숫자로" },
  forward: { en: "dh/dt by forward mode", ko: "전진 모드로 구한 dh/dt" },

  squaresTitle: { en: "The gradient of least squares", ko: "최소제곱의 기울기" },
  squaresSays: {
    en: "*N* measurements, *D* parameters, random numbers. The loss depends on the errors, the errors on the parameters: 1×*N* times *N*×*D* is 1×*D*, the shape of a gradient by θ.",
    ko: "측정값 *N*개, 매개변수 *D*개, 무작위 수입니다. 손실은 오차에, 오차는 매개변수에 의존합니다. 1×*N* 곱하기 *N*×*D*는 1×*D*, 곧 θ에 대한 기울기의 모양입니다.",
  },
  measurements: { en: "Measurements N", ko: "측정값 N" },
  parameters: { en: "Parameters D", ko: "매개변수 D" },
  wholeAgrees: { en: "Differentiated in one go, ‖y − Φθ‖² gives the same row; apart by {apart}", ko: "‖y − Φθ‖²를 한 번에 미분한 결과와의 차이: {apart}" },
  turnedRound: { en: "The other way round the boxes do not fit:", ko: "순서를 바꾸면 상자가 맞지 않습니다:" },
  fitsWrong: { en: "The other way round the boxes fit here, but to {shape}, which is not the shape of a gradient by θ.", ko: "순서를 바꿔도 여기서는 맞지만 결과가 {shape}이라 θ에 대한 기울기의 모양이 아닙니다." },
} satisfies Record<string, Text>;
