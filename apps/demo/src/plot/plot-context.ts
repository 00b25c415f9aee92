import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Scale } from "./scale.js";

/** What the marks of a plot draw by: the scales of both axes, in pixels of the picture. */
export interface PlotScales {
  readonly x: Scale;
  readonly y: Scale;
  readonly width: number;
  readonly height: number;
  /** The `clip-path` that keeps marks inside the axes. */
  readonly clip: string;
}

export const PlotContext = createContext<PlotScales | undefined>(undefined);

/** The scales of the plot around a mark. */
export const useScales = (): PlotScales => useContext(PlotContext)!;
