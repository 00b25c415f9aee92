/** From where a scene is seen: radians, turned about the vertical and above the horizon. */
export interface View {
  readonly azimuth: number;
  readonly elevation: number;
}

/** A place on the screen, and how far behind the middle it lies. */
export type Projected = readonly [x: number, y: number, depth: number];

/** The least and the largest height of a scene's corners, which have to be in the picture from wherever they are seen. */
export type Corners = readonly [lo: number, hi: number];

/** How much smaller things are by the unit farther away. */
const perspective = 0.14;
const middle = 0.45;
const steepness = 0.82;
const margin = 0.04;
/** Room for what stands on the highest point. */
const headroom = 1.12;

/** Where points of the scene, x and y from −1 to 1 and z from 0 to 1, are on a screen of that size. The picture is as large as its corners allow at any azimuth. */
export const projection = ({ azimuth, elevation }: View, width: number, height: number, [lo, hi]: Corners): ((x: number, y: number, z: number) => Projected) => {
  const [ca, sa, ce, se] = [Math.cos(azimuth), Math.sin(azimuth), Math.cos(elevation), Math.sin(elevation)];
  const flat = (right: number, back: number, z: number): Projected => {
    const up = (z - middle) * steepness;
    const depth = back * ce - up * se;
    const near = 1 / (1 + perspective * depth);
    return [right * near, (up * ce + back * se) * near, depth];
  };
  const [top, bottom] = [Math.max(flat(0, Math.SQRT2, hi)[1], flat(0, 0, headroom)[1]), Math.min(flat(0, -Math.SQRT2, lo)[1], flat(0, 0, 0)[1])];
  const scale = Math.min(width / 3.1, ((1 - 2 * margin) * height) / (top - bottom));
  const center = height / 2 + (scale * (top + bottom)) / 2;
  return (x, y, z) => {
    const [right, high, depth] = flat(x * ca - y * sa, x * sa + y * ca, z);
    return [width / 2 + right * scale, center - high * scale, depth];
  };
};
