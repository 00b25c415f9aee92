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
];

export const pageOf = (id: string): PageRow => pages.find((page) => page.id === id)!;

/** Where a page's file is, from the site's folder: `ko/5.1/`, and nothing for home. */
export const folderOf = (id: string, lang: keyof Text): string => `${lang === "en" ? "" : `${lang}/`}${id === "home" ? "" : `${id}/`}`;
