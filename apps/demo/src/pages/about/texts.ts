import type { Text } from "../../text/lang.js";

interface Part {
  readonly title: Text;
  readonly says: readonly Text[];
}

export const texts = {
  what: {
    title: { en: "What it is", ko: "무엇인가요" },
    says: [
      {
        en: "Chapter 5, “Vector Calculus”, with every numbered row computed while you look at it. All derivatives, shapes, closed forms, Taylor polynomials, optimizers and fits come from the gradkit packages, which run in your browser as they would in your own project. Every view can be copied as TypeScript, as a formula, as a command line, and as a link.",
        ko: "5장 “벡터 미적분”의 번호 붙은 줄을 모두 눈앞에서 계산합니다. 도함수, 형상, 닫힌 형태, 테일러 다항식, 최적화와 적합은 모두 gradkit 패키지가 여러분의 브라우저에서 직접 계산하며, 여러분의 프로젝트에서 쓰는 것과 같은 패키지입니다. 모든 화면은 TypeScript, 수식, 명령줄, 링크로 복사할 수 있습니다.",
      },
    ],
  },
  book: {
    title: { en: "Sources", ko: "출처" },
    says: [
      {
        en: "Marc Peter Deisenroth, A. Aldo Faisal, Cheng Soon Ong: Mathematics for Machine Learning, Cambridge University Press, 2020. Equation numbers are the book's. Derivatives stand in numerator layout throughout: the derivative of *F* by *X* has the shape of *F* followed by the shape of *X*, so that the gradient of a scalar is a row.",
        ko: "Marc Peter Deisenroth, A. Aldo Faisal, Cheng Soon Ong: Mathematics for Machine Learning, Cambridge University Press, 2020. 식 번호는 책의 번호입니다. 미분은 언제나 분자 배치를 따릅니다. *F*를 *X*로 미분한 결과의 형상은 *F*의 형상 뒤에 *X*의 형상을 붙인 것이며, 스칼라의 기울기는 로우 벡터입니다.",
      },
      {
        en: "Data with certified results: NIST Statistical Reference Datasets, nonlinear regression.",
        ko: "인증값이 있는 데이터: NIST Statistical Reference Datasets, 비선형 회귀.",
      },
    ],
  },
  exact: {
    title: { en: "How exact it is", ko: "얼마나 정확한가요" },
    says: [
      {
        en: "Values of formulas are right to the last digit or two, and derivatives are exact, not differences. Bands around Taylor polynomials are proven by interval arithmetic. Pictures are drawn from ordinary doubles. Where something has no value the page says why, and keeps the last result.",
        ko: "식의 값은 마지막 한두 자리까지 정확하고, 도함수는 차분이 아니라 정확한 미분입니다. 테일러 다항식 둘레의 띠는 구간 연산으로 증명된 것입니다. 그림은 보통의 배정밀도 수로 그립니다. 값이 없는 곳에서는 이유를 알려 주고 마지막 결과를 남겨 둡니다.",
      },
    ],
  },
  privacy: {
    title: { en: "Your data stays here", ko: "데이터는 여기에 머뭅니다" },
    says: [
      {
        en: "What you type or paste never leaves this device: the site makes no request to anyone else, sets no cookie, and counts nobody. It works offline once it has been visited. What a link carries after `?` reaches the server that serves the page; what it carries after `#` does not.",
        ko: "입력하거나 붙여 넣은 것은 이 기기를 떠나지 않습니다. 다른 곳으로 요청을 보내지 않고, 쿠키도 없으며, 방문자를 세지 않습니다. 한 번 방문한 뒤에는 오프라인에서도 동작합니다. 링크에서 `?` 뒤의 내용은 페이지를 제공하는 서버에 전달되지만 `#` 뒤의 내용은 전달되지 않습니다.",
      },
    ],
  },
  keys: {
    title: { en: "By keyboard", ko: "키보드로" },
    says: [
      {
        en: "Tab reaches everything. Arrow keys move points and turn surfaces, ten times as far with Shift and a tenth with Alt. Changes are told to screen readers once a second at most. Motion stops where the system asks for less of it.",
        ko: "Tab 키로 모든 곳에 갈 수 있습니다. 화살표 키로 점을 움직이고 곡면을 돌리며, Shift를 누르면 열 배, Alt를 누르면 십분의 일만큼 움직입니다. 바뀐 내용은 화면 낭독기에 많아야 1초에 한 번 알립니다. 시스템이 움직임 줄이기를 요청하면 움직임을 멈춥니다.",
      },
    ],
  },
  licences: {
    title: { en: "Licences", ko: "라이선스" },
    says: [
      {
        en: "The packages and this site: MIT. Preact and signals: MIT. d3 modules: ISC. Formulas are typeset by Temml (MIT) in Gradkit Math, a part of Latin Modern Math (GUST Font License).",
        ko: "패키지와 이 사이트: MIT. Preact와 signals: MIT. d3 모듈: ISC. 수식은 Temml(MIT)로 조판하며, 글꼴 Gradkit Math는 Latin Modern Math(GUST Font License)의 일부입니다.",
      },
    ],
  },
  errata: { en: "Slips of the lecture notes", ko: "강의 노트의 오기" },
  errataSay: {
    en: "The notes that this chapter was read from have slips of scanning and writing. The pages show the right forms:",
    ko: "이 장을 읽은 강의 노트에는 스캔과 필기의 오기가 있습니다. 페이지에는 바른 형태를 실었습니다.",
  },
} satisfies Record<string, Text | Part>;

/** The slips, by place. */
export const errata: readonly { readonly at: string; readonly says: Text }[] = [
  { at: "Ex. 5.7", says: { en: "∂*f*/∂*x_1* is printed twice; the second is ∂*f*/∂*x_2* = *x_1^2* + 3*x_1**x_2^2*.", ko: "∂*f*/∂*x_1*이 두 번 적혀 있습니다. 두 번째는 ∂*f*/∂*x_2* = *x_1^2* + 3*x_1**x_2^2*입니다." } },
  { at: "5.56", says: { en: "Rows and entries of the Jacobian lack their separators.", ko: "야코비 행렬의 행과 성분을 나누는 표시가 빠져 있습니다." } },
  { at: "5.67", says: { en: "“every *x*ᵢ” means *x*ⱼ; *f*ᵢ is the *i*-th row of *A* times *x*.", ko: "“every *x*ᵢ”는 *x*ⱼ를 뜻합니다. *f*ᵢ는 *A*의 *i*번째 행과 *x*의 곱입니다." } },
  { at: "Fig. 5.7", says: { en: "The derivative of a 4×2 matrix by three numbers is 4×2×3, not 4×3×4.", ko: "4×2 행렬을 세 수로 미분한 것은 4×3×4가 아니라 4×2×3입니다." } },
  { at: "5.91, 5.92", says: { en: "∂*f*ᵢ/∂*A* has *x*ᵀ in row *i* and zeros elsewhere; the notes print σ for both and leave out the zero rows.", ko: "∂*f*ᵢ/∂*A*는 *i*행이 *x*ᵀ이고 나머지는 0입니다. 노트에는 둘 다 σ로 적혀 있고 0인 행이 빠져 있습니다." } },
  { at: "5.98", says: { en: "The cases of ∂*K*/∂*R* are missing: *R*[*i*, *q*], *R*[*i*, *p*], 2*R*[*i*, *q*], or 0.", ko: "∂*K*/∂*R*의 경우 나누기가 빠져 있습니다: *R*[*i*, *q*], *R*[*i*, *p*], 2*R*[*i*, *q*] 또는 0." } },
  { at: "5.104, 5.105", says: { en: "∂*x*ᵀ*a*/∂*x* and ∂*a*ᵀ*x*/∂*x*, both *a*ᵀ, are garbled.", ko: "∂*x*ᵀ*a*/∂*x*와 ∂*a*ᵀ*x*/∂*x*가 깨져 있습니다. 둘 다 *a*ᵀ입니다." } },
  { at: "5.106", says: { en: "The derivative is by *X*; the notes also print ∂/∂*Y*.", ko: "*X*로 미분합니다. 노트에는 ∂/∂*Y*도 적혀 있습니다." } },
  { at: "5.108", says: { en: "It holds for symmetric *W*; in general −(*x* − *A**s*)ᵀ(*W* + *W*ᵀ)*A*.", ko: "*W*가 대칭일 때 성립합니다. 일반적으로는 −(*x* − *A**s*)ᵀ(*W* + *W*ᵀ)*A*입니다." } },
  { at: "5.147", says: { en: "The lower left entry is ∂²*f*/∂*y*∂*x*; it equals ∂²*f*/∂*x*∂*y* where both are continuous.", ko: "왼쪽 아래 성분은 ∂²*f*/∂*y*∂*x*입니다. 둘 다 연속이면 ∂²*f*/∂*x*∂*y*와 같습니다." } },
  { at: "5.151", says: { en: "It is an equality only where *f* is analytic and the series converges.", ko: "*f*가 해석적이고 급수가 수렴하는 곳에서만 등식입니다." } },
];
