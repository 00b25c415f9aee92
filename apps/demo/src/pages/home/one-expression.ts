import type { Text } from "../../text/lang.js";

/** What a package says of a function of x and y at a point: the program, and what it prints. */
export interface Card {
  readonly name: string;
  readonly says: Text;
  readonly code: (source: string, at: readonly [number, number]) => string;
}

const line = (source: string): string => JSON.stringify(source);
const point = (at: readonly [number, number]): string => `[${at.join(", ")}]`;

/** Lines that make a formula a function of tensors. */
const traced = (source: string): readonly string[] => [`const formula = parse(${line(source)});`, "const f = ([x, y]: Tensor) => interpret(formula, field, { x: x!, y: y! });"];

/** One expression in the hands of each package, from the bottom of the stack up. */
export const cards: readonly Card[] = [
  {
    name: "shapes",
    says: { en: "The shape of its gradient, a row", ko: "기울기의 크기, 로우 벡터" },
    code: () => ['import { layout } from "@gradkit/shapes";', "", "console.log(layout([], [2]).text);"].join("\n"),
  },
  {
    name: "scalar",
    says: { en: "Its gradient in symbols", ko: "기호로 나타낸 기울기" },
    code: (source) =>
      ['import { format, gradient, parse } from "@gradkit/scalar";', "", `const f = parse(${line(source)});`, 'console.log(gradient(f, ["x", "y"]).map((slope) => format(slope)).join(", "));'].join("\n"),
  },
  {
    name: "autodiff",
    says: { en: "Its gradient at the point, in one pass backwards", ko: "역방향으로 한 번에 구한, 점에서의 기울기" },
    code: (source, at) =>
      ['import { field, grad, type Tensor } from "@gradkit/autodiff";', 'import { interpret, parse } from "@gradkit/scalar";', "", ...traced(source), `console.log(grad(f)(${point(at)}).join(", "));`].join("\n"),
  },
  {
    name: "taylor",
    says: { en: "What its quadratic model is there, and its curvatures", ko: "그 점에서 이차 근사의 꼴과 곡률" },
    code: (source, at) =>
      [
        'import { field, type Tensor } from "@gradkit/autodiff";',
        'import { interpret, parse } from "@gradkit/scalar";',
        'import { quadratic } from "@gradkit/taylor";',
        "",
        ...traced(source),
        `const { form, curvatures } = quadratic(f, ${point(at)});`,
        'console.log(form, curvatures.map(({ curvature }) => curvature).join(", "));',
      ].join("\n"),
  },
  {
    name: "matrix",
    says: { en: "The gradient of that model in closed form, of a step d", ko: "그 근사의 기울기를 닫힌 형식으로 (스텝 d의 함수)" },
    code: () =>
      [
        'import { declare, format, gradient, parse } from "@gradkit/matrix";',
        "",
        "const model = parse(\"a'*d + d'*H*d/2\", declare(\"d: n; a: n; H: n×n symmetric\"));",
        'console.log(format(gradient(model, "d")));',
      ].join("\n"),
  },
  {
    name: "optimizer",
    says: { en: "How its descent ends, after how many steps, and where", ko: "하강이 어떻게, 몇 단계 만에, 어디서 끝나는지" },
    code: (source, [x, y]) =>
      [
        'import { minimize } from "@gradkit/optimizer";',
        'import { parse } from "@gradkit/scalar";',
        "",
        `const { outcome, steps, x } = await minimize(parse(${line(source)}), { x: ${x}, y: ${y} }, { stop: { steps: 500 } });`,
        'console.log(outcome.status, steps, [x.x, x.y].join(", "));',
      ].join("\n"),
  },
];
