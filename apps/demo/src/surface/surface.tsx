import type { VNode } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { keyMove } from "../plot/key-move.js";
import { coarse, type Grid } from "../plot/grid.js";
import { plain } from "../plot/plain.js";
import { painterOf, type Painter } from "./painter.js";
import { pick } from "./pick.js";
import { posterOf } from "./poster.js";
import { projection, type View } from "./projection.js";
import { reliefOf, unit, type Item, type Lift } from "./scene.js";
import { swaying } from "./swaying.js";
import "./surface.css";

interface SurfaceProps {
  /** What it shows, and that arrow keys turn it. */
  readonly label: string;
  readonly f: (x: number, y: number) => number;
  readonly grid: Grid;
  readonly lift: Lift;
  readonly items: readonly Item[];
  readonly view: View;
  readonly onView: (view: View) => void;
  /** It turns slowly to and fro for half a minute, until it is touched. Not where motion is unwanted. */
  readonly sways?: boolean;
  /** A point on it that can be moved. */
  readonly point?: {
    readonly at: readonly [number, number];
    readonly label: string;
    readonly valueText: string;
    readonly onMove: (x: number, y: number) => void;
  };
}

/** Width by height of the picture, whatever its size. */
const proportion = 0.7;
const posterSize = [640, 640 * proportion] as const;
/** Milliseconds for which a new size has to last before the surface is painted at it; until then the picture that is there is stretched. */
const lasting = 120;

/** A surface over the plane, painted in a worker; a poster of it stands there before. Dragging turns it, and moves the point. */
export const Surface = ({ label, f, grid, lift, items, view, onView, sways = false, point }: SurfaceProps): VNode => {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const handle = useRef<SVGGElement>(null);
  const painter = useRef<Painter | undefined>(undefined);
  const size = useRef<readonly [number, number]>(posterSize);
  const relief = useMemo(() => reliefOf(grid, lift), [grid, lift]);
  const poster = useMemo(() => (import.meta.env.SSR ? posterOf(reliefOf(coarse(grid), lift), view, ...posterSize) : ""), []);

  const seen = useRef(view);
  const still = useRef(false);
  seen.current = sways && !still.current ? seen.current : view;

  const projected = (): ReturnType<typeof projection> => projection(seen.current, ...size.current, relief.corners);

  /** Where there is no finite value the point stands on the ground. */
  const heightAt = (at: readonly [number, number]): number => [lift(f(...at))].find(Number.isFinite) ?? 0;

  const place = (): void => {
    if (!point || !handle.current) return;
    const [x, y] = projected()(unit(grid.x, point.at[0]), unit(grid.y, point.at[1]), heightAt(point.at));
    handle.current.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
  };

  useEffect(() => {
    painter.current = painterOf(canvas.current!, () => box.current?.setAttribute("data-painted", ""));
    let timer: ReturnType<typeof setTimeout> | undefined;
    const order = (): void => painter.current!.order({ size: [...size.current, Math.min(2, devicePixelRatio)] });
    const observer = new ResizeObserver(([entry]) => {
      if (entry!.contentRect.width === 0) return;   // not laid out, and not seen
      const width = Math.max(120, entry!.contentRect.width);
      const isFirst = size.current === posterSize;
      size.current = [width, width * proportion];
      clearTimeout(timer);
      if (isFirst) order();
      else timer = setTimeout(order, lasting);
      place();
    });
    observer.observe(box.current!);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      painter.current!.close();
    };
  }, []);
  useEffect(() => painter.current!.order({ relief }), [relief]);
  useEffect(() => painter.current!.order({ items }), [items]);
  useEffect(() => painter.current!.order({ view: seen.current }), [view]);
  useEffect(place);
  const placed = useRef(place);
  placed.current = place;
  useEffect(() => {
    if (!sways) return undefined;
    return swaying((angle) => {
      if (still.current) return false;
      seen.current = { ...view, azimuth: view.azimuth + angle };
      painter.current!.order({ view: seen.current });
      placed.current();
      return true;
    });
  }, [sways]);
  const hold = (): void => {
    still.current = true;
    onView(seen.current);
  };

  const grip = useRef<readonly [x: number, y: number, view: View] | undefined>(undefined);
  return (
    <div class="surface" ref={box}>
      <div class="poster" aria-hidden="true" dangerouslySetInnerHTML={{ __html: poster }} />
      <canvas ref={canvas} aria-hidden="true" />
      <div
        class="turn"
        role="group"
        tabindex={0}
        aria-label={label}
        onPointerDown={(event) => {
          hold();
          grip.current = [event.clientX, event.clientY, seen.current];
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={(event) => {
          if (!grip.current || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
          const [x, y, from] = grip.current;
          onView(turned(from, (event.clientX - x) / 160, (event.clientY - y) / 200));
        }}
        onKeyDown={(event) => {
          const by = event.target === event.currentTarget ? keyMove(event, 0.08) : undefined;
          if (!by) return;
          still.current = true;
          onView(turned(seen.current, by[0], -by[1]));
        }}
      >
        {point && (
          <svg class="points">
            <g
              ref={handle}
              class="handle"
              role="slider"
              tabindex={0}
              aria-label={point.label}
              aria-valuenow={plain(point.at[0])}
              aria-valuemin={plain(grid.x[0])}
              aria-valuemax={plain(grid.x[1])}
              aria-valuetext={point.valueText}
              onPointerDown={(event) => {
                event.stopPropagation();
                hold();
                event.currentTarget.setPointerCapture(event.pointerId);
              }}
              onPointerMove={(event) => {
                if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
                const { left, top } = box.current!.getBoundingClientRect();
                point.onMove(...pick(f, grid, lift, projected(), [event.clientX - left, event.clientY - top]));
              }}
              onKeyDown={(event) => {
                const by = keyMove(event, (grid.x[1] - grid.x[0]) / 60);
                if (by) point.onMove(within(point.at[0] + by[0], grid.x), within(point.at[1] + by[1], grid.y));
              }}
            >
              <circle class="reach" r={22} />
              <circle class="ring" r={14} />
              <circle class="knob" r={8} />
            </g>
          </svg>
        )}
      </div>
    </div>
  );
};

const within = (value: number, [lo, hi]: readonly [number, number]): number => Math.min(hi, Math.max(lo, value));

const turned = ({ azimuth, elevation }: View, about: number, up: number): View => ({ azimuth: azimuth + about, elevation: Math.min(1.45, Math.max(0.15, elevation + up)) });
