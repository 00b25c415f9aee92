/** From where a scene is seen: radians, turned about the vertical and above the horizon. */
export interface View {
  readonly azimuth: number;
  readonly elevation: number;
}

/** A place on the screen, and how far behind the middle it lies. */
export type Projected = readonly [x: number, y: number, depth: number];

/** Where points of the scene, x and y from −1 to 1 and z from 0 to 1, are on a screen of that size. */
export const projection = ({ azimuth, elevation }: View, width: number, height: number): ((x: number, y: number, z: number) => Projected) => {
  const [ca, sa, ce, se] = [Math.cos(azimuth), Math.sin(azimuth), Math.cos(elevation), Math.sin(elevation)];
  const scale = Math.min(width / 2.75, height / 2.2);
  return (x, y, z) => {
    const [right, back, up] = [x * ca - y * sa, x * sa + y * ca, (z - 0.45) * 0.82];
    const depth = back * ce - up * se;
    const near = scale / (1 + 0.16 * depth);
    return [width / 2 + right * near, height * 0.53 - (up * ce + back * se) * near, depth];
  };
};
