import { dot, norm } from "../vector.js";
import type { Model } from "./model.js";

/** The p̂ that minimises ‖r + Ĵ p̂‖² + damping ‖p̂‖²; without damping that of least norm. */
export const dampedStep = ({ singular, vt, ur, scale }: Model, damping: number, rank: number): Float64Array => {
  const n = scale.length;
  const step = new Float64Array(n);
  for (const [k, s] of singular.entries()) {
    if (k >= rank && damping === 0) break;
    const factor = (-s * ur[k]!) / (s * s + damping);
    for (let j = 0; j < n; j++) step[j] = step[j]! + factor * vt[k * n + j]!;
  }
  return step;
};

/** How near ‖p̂‖ is brought to the radius. */
const nearness = 0.01;

/**
 * The p̂ of at most a length that minimises ‖r + Ĵ p̂‖: without damping where that is short enough, or else with the damping that makes it so long, found by Newton's
 * iteration on 1/‖p̂‖.
 *
 * @source Moré (1978), section 5; Conn, Gould, Toint (2000), algorithm 7.3.1
 */
export const stepWithin = (model: Model, radius: number, rank: number): Float64Array => {
  const { singular, ur } = model;
  const full = dampedStep(model, 0, rank);
  if (norm(full) <= radius && rank === model.scale.length) return full;
  const sr = singular.map((s, k) => s * ur[k]!);
  let [low, high] = [0, norm(sr) / radius];
  if (high === 0) return full;
  let damping = 0.001 * high;
  for (let k = 0; k < 30; k++) {
    if (damping <= low || damping >= high) damping = Math.max(0.001 * high, Math.sqrt(low * high));
    const parts = sr.map((x, i) => x / (singular[i]! ** 2 + damping));
    const length = norm(parts);
    if (Math.abs(length - radius) <= nearness * radius) break;
    if (length < radius) high = damping;
    else low = damping;
    // d‖p̂‖/dλ = −Σ (s r)² / (s² + λ)³ / ‖p̂‖
    const slope = -dot(parts, parts.map((x, i) => x / (singular[i]! ** 2 + damping))) / length;
    damping -= ((length - radius) / radius) * (length / slope);
    if (high < 1e-300) return full;
  }
  const step = dampedStep(model, damping, rank);
  const length = norm(step);
  return length > radius ? step.map((p) => p * (radius / length)) : step;
};

/** How much the model says that the value falls by p̂: ‖r‖² − ‖r + Ĵ p̂‖² − Σ wall p̂². */
export const predicted = ({ singular, vt, ur, scale }: Model, step: Float64Array): number => {
  const n = scale.length;
  let fall = 0;
  for (const [k, s] of singular.entries()) {
    let part = 0;
    for (let j = 0; j < n; j++) part += vt[k * n + j]! * step[j]!;
    fall -= s * part * (2 * ur[k]! + s * part);
  }
  return fall;
};
