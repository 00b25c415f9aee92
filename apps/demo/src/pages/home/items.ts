import { computed } from "@preact/signals";
import { runners } from "../../race/runners.js";
import { unit, type Item } from "../../surface/scene.js";
import { lanes, race } from "./heats.js";
import { f, grid, lift, local, model, point, state } from "./state.js";

/** A point of space as the scene has it. */
const place = (x: number, y: number, z: number): readonly [number, number, number] => [unit(grid.value.x, x), unit(grid.value.y, y), lift.value(z)];

const trails = computed(() =>
  race.standings.value.map(({ trail }, k): Item => {
    const points = new Float32Array((trail.length / 2) * 3);
    for (let i = 0; i < trail.length / 2; i++) points.set(place(trail[2 * i]!, trail[2 * i + 1]!, f.value(trail[2 * i]!, trail[2 * i + 1]!)), 3 * i);
    return { kind: "trail", points, colour: runners[lanes[k]!]!.colour, marble: true };
  }),
);

const cells = 6;
/** The height of a sheet, of that of the surface. */
const tallest = 0.6;
/** How far a sheet and an arrow reach in each direction: a sixth of the picture, less where f is so steep that they would leave it. */
const reach = computed(() => {
  const full = (grid.value.x[1] - grid.value.x[0]) / 6;
  const { value, gradient: [gx, gy] } = local.value;
  const rise = (Math.abs(gx) + Math.abs(gy)) * full;
  const height = lift.value(value + rise) - lift.value(value - rise);
  return height > tallest ? (full * tallest) / height : full;
});

/** The tangent plane or the quadratic polynomial over a square around the point. */
const sheet = computed((): Item | undefined => {
  const [x, y] = point.value;
  const { value, gradient } = local.value;
  const linear = (px: number, py: number): number => value + gradient[0] * (px - x) + gradient[1] * (py - y);
  const height = { plane: linear, quadratic: model.value && ((px: number, py: number) => model.value!.at([px, py])), none: undefined }[state.model.value];
  if (!height || !Number.isFinite(value)) return undefined;
  const points = new Float32Array((cells + 1) ** 2 * 3);
  for (let k = 0; k < (cells + 1) ** 2; k++) {
    const [px, py] = [x + ((k % (cells + 1)) / cells - 0.5) * 2 * reach.value, y + (Math.floor(k / (cells + 1)) / cells - 0.5) * 2 * reach.value];
    points.set(place(px, py, height(px, py)), 3 * k);
  }
  return { kind: "sheet", points, columns: cells + 1, colour: state.model.value === "plane" ? "#E69F00" : "#CC79A7" };
});

/** The gradient, as long as the tangent plane reaches, laid on it. */
const arrow = computed((): Item | undefined => {
  const [x, y] = point.value;
  const { value, gradient: [gx, gy] } = local.value;
  const length = Math.hypot(gx, gy);
  if (!(length > 0 && length < Infinity)) return undefined;
  const by = reach.value / length;
  return { kind: "arrow", points: Float32Array.from([...place(x, y, value), ...place(x + gx * by, y + gy * by, value + length * length * by)]), colour: "#B34700" };
});

/** All that is drawn on the surface. */
export const items = computed((): readonly Item[] => [...trails.value, ...[sheet.value, arrow.value].filter((item) => item !== undefined)]);
