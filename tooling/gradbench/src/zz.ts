import { amax, amin, add, div, exp, grad, jvp, log, ones, reshape, square, sub, sum } from "@gradkit/autodiff";
import { formatProgram, trace } from "@gradkit/autodiff";
import { compileSync } from "@gradkit/wasm";
import { zeros } from "@gradkit/shapes";
const lse = (x: any): any => { const a = amax(x); return add(a, log(sum(exp(sub(x, a))))); };
const which = process.argv[2];
if (which === "lse") {
  const c = compileSync(grad(lse as never) as never, new Float64Array(640000) as never) as any;
  console.log(formatProgram(trace(grad(lse as never) as never, new Float64Array(640000))));
  console.log(c.disassemble());
}
const cost = (centroids: any, points: any): any => {
  const [n, d] = points.shape;
  const distances = sum(square(sub(reshape(points, [n, 1, d]), centroids)), { axes: 2 });
  return sum(amin(distances, { axes: 1 }));
};
const direction = (centroids: any, points: any): any => {
  const { value, tangent } = jvp((c: any) => grad(cost as never)(c as never, points as never), [centroids] as never, [ones(centroids.shape)] as never) as any;
  return div(value, tangent);
};
if (which === "kmeans") {
  const args = [zeros([100, 8]), zeros([10000, 8])];
  console.log(formatProgram(trace(direction as never, ...args)));
  console.log((compileSync as any)(direction, ...args).disassemble());
}
