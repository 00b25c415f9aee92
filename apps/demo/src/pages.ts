import type { Text } from "./text/lang.js";

/** A page of the site. */
export interface PageRow {
  readonly id: string;
  readonly title: Text;
  /** Its name in the navigation, where that is not its number. */
  readonly short?: Text;
  /** One sentence under the title, and the page's description. */
  readonly lead: Text;
  /** The rows of the chapter's table that the page shows live, by their ids in `test/chapter-rows.ts`. */
  readonly rows: readonly string[];
  /** It is in no navigation. */
  readonly hidden?: true;
}

/** The pages in the order of the navigation; one joins with a row here and `pages/<id>/page.tsx`. */
export const pages: readonly PageRow[] = [
  {
    id: "home",
    title: { en: "gradkit: the chapter alive", ko: "gradkit: 살아 있는 벡터 미적분" },
    lead: { en: "Type a function. Drag the point. See the calculus.", ko: "함수를 쓰고, 점을 끌고, 미적분을 보세요." },
    rows: [],
  },
  {
    id: "5.1",
    title: { en: "Differentiation of univariate functions", ko: "일변수 함수의 미분" },
    lead: {
      en: "A secant turns into a tangent, rules take a formula apart, and a polynomial grows until it is the function.",
      ko: "할선이 접선이 되고, 규칙이 식을 한 단계씩 풀고, 다항식이 자라 함수가 됩니다.",
    },
    rows: ["5.3", "5.4", "5.7", "5.8", "Ex. 5.3", "Ex. 5.4", "5.29–5.32", "Ex. 5.5"],
  },
  {
    id: "5.2",
    title: { en: "Partial differentiation and gradients", ko: "편미분과 기울기" },
    lead: {
      en: "Hold all variables but one, and a surface has a slope again. The slopes side by side are the gradient, a row; the chain rule multiplies rows and columns that fit.",
      ko: "한 변수만 움직이면 곡면에도 기울기가 생깁니다. 그 기울기를 나란히 놓은 로우 벡터가 gradient이고, 연쇄 법칙은 크기가 맞는 행과 열의 곱입니다.",
    },
    rows: ["5.39–5.40", "Ex. 5.6", "Ex. 5.7", "5.46–5.48", "5.49–5.53", "Ex. 5.8"],
  },
  {
    id: "5.3",
    title: { en: "Gradients of vector-valued functions", ko: "벡터값 함수의 기울기" },
    lead: {
      en: "Several outputs, several inputs: one cell for each pair. Rows are outputs, columns are inputs, and the determinant says how areas grow.",
      ko: "출력도 여럿, 입력도 여럿이면 짝마다 한 칸씩입니다. 행은 출력, 열은 입력이고, 행렬식은 넓이가 얼마나 커지는지 말해 줍니다.",
    },
    rows: ["5.54–5.55", "5.56–5.58", "Fig. 5.5", "Fig. 5.6", "Ex. 5.9", "Ex. 5.10", "Ex. 5.11"],
  },
  {
    id: "5.4",
    title: { en: "Gradients of matrices", ko: "행렬의 기울기" },
    lead: {
      en: "Differentiate a matrix, or by one, and the derivative has three axes or four. Take it apart in slices or lay it out flat, and say of every cell where it comes from.",
      ko: "행렬을 미분하거나 행렬로 미분하면 도함수의 축이 셋이나 넷이 됩니다. 조각으로 나누어 보고 펼쳐도 보면서, 칸마다 어디서 왔는지 말해 봅시다.",
    },
    rows: ["§5.4 tensor", "Fig. 5.7", "Ex. 5.12", "Ex. 5.13"],
  },
  {
    id: "5.5",
    title: { en: "Useful identities for gradients", ko: "유용한 기울기 항등식" },
    lead: {
      en: "Write an expression of matrices and get its derivative in closed form, step by step. Below, the identities of the book, proved at numbers you can shuffle.",
      ko: "행렬 식을 쓰면 도함수를 닫힌 형식으로, 단계별로 보여 줍니다. 그 아래에서는 책의 항등식을 섞을 수 있는 수로 확인합니다.",
    },
    rows: ["5.99", "5.100", "5.101", "5.102", "5.103", "5.104", "5.105", "5.106", "5.107", "5.108"],
  },
  {
    id: "5.6",
    title: { en: "Backpropagation and automatic differentiation", ko: "역전파와 자동 미분" },
    lead: {
      en: "A function is a graph of small steps; its gradient is the same graph, walked backwards.",
      ko: "함수는 작은 단계들의 그래프이고, 기울기는 그 그래프를 거꾸로 걷는 것입니다.",
    },
    rows: ["5.109–5.110", "5.111–5.114", "5.115–5.118", "5.119–5.121", "Ex. 5.14", "5.143–5.145", "§5.6 descent"],
  },
  {
    id: "5.7",
    title: { en: "Higher-order derivatives", ko: "고계 도함수" },
    lead: {
      en: "Second derivatives say how a function curves: bowl, dome or saddle, and where Newton's step leads.",
      ko: "이계 도함수는 함수가 어떻게 굽는지 말해 줍니다. 그릇인지 돔인지 안장인지, 뉴턴 스텝이 어디로 가는지.",
    },
    rows: ["§5.7 partials", "5.147", "§5.7 vector"],
  },
  {
    id: "5.8",
    title: { en: "Linearization and multivariate Taylor series", ko: "선형화와 다변수 테일러 급수" },
    lead: {
      en: "A plane, a quadratic, a cubic: what a function of several variables is near a point, and how far that is proven.",
      ko: "평면, 이차식, 삼차식. 다변수 함수가 한 점 근처에서 무엇인지, 어디까지 증명되는지.",
    },
    rows: ["5.148", "5.149–5.151", "5.152", "Fig. 5.13", "§5.8 quadratic", "Ex. 5.15"],
  },
  {
    id: "fit",
    title: { en: "Fit your data", ko: "데이터 맞추기" },
    short: { en: "Fit", ko: "맞추기" },
    lead: {
      en: "A formula and data in, parameters with honest uncertainties out; on this device, in a worker.",
      ko: "식과 데이터를 넣으면 정직한 불확실성과 함께 매개변수를 얻습니다. 이 기기의 워커에서 계산합니다.",
    },
    rows: [],
  },
  {
    id: "train",
    short: { en: "Train", ko: "학습" },
    title: { en: "Train", ko: "학습시키기" },
    lead: { en: "Up to eight optimizers side by side on one problem, each in a worker of its own. Change a rate, and watch one of them fail.", ko: "한 문제를 두고 최대 여덟 가지 최적화 방법이 나란히, 각자의 워커에서 달립니다. 학습률을 바꿔서 하나가 실패하는 것도 보세요." },
    rows: [],
  },
  {
    id: "about",
    short: { en: "About", ko: "소개" },
    title: { en: "About this site", ko: "이 사이트에 대하여" },
    lead: { en: "Sources, accuracy, privacy, and the slips of the notes.", ko: "출처, 정확도, 개인정보, 그리고 노트의 오기." },
    rows: [],
  },
  {
    id: "404",
    title: { en: "There is nothing here", ko: "여기에는 아무것도 없습니다" },
    lead: { en: "The address leads to no page of this site. These are all that there are:", ko: "이 주소에 해당하는 페이지가 없습니다. 다음 페이지들이 있습니다." },
    rows: [],
    hidden: true,
  },
];

/** The pages that are in the navigation. */
export const shown: readonly PageRow[] = pages.filter(({ hidden }) => !hidden);

export const pageOf = (id: string): PageRow => pages.find((page) => page.id === id)!;

/** Where a page is, from the site's folder: `ko/5.1/`, nothing for home, and a file for what is not found. */
export const folderOf = (id: string, lang: keyof Text): string => `${lang === "en" ? "" : `${lang}/`}${{ home: "", 404: "404.html" }[id] ?? `${id}/`}`;

/** Where the site lies on its host, as it was told when it was built: "/" unless it is told. */
const site = import.meta.env?.BASE_URL.startsWith("/") ? import.meta.env.BASE_URL : "/";

/** From a page to the site's folder. What is not found may be asked for anywhere: its links begin at the root of the host. */
export const rootOf = (id: string, lang: keyof Text): string => (id === "404" ? site : "../".repeat(folderOf(id, lang).split("/").length - 1) || "./");

/** A page's file, from the site's folder. */
export const fileOf = (id: string, lang: keyof Text): string => folderOf(id, lang).replace(/(^|\/)$/, "$1index.html");
