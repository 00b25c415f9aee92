import { arctan, cauchy, huber, softL1, tukey, type Loss } from "@gradkit/optimizer";
import type { LossName } from "../options.js";
import type { LossOf } from "../request/request.js";

interface LossRow {
  readonly make: (options: { readonly scale: number }) => Loss;
  /** The scale at which 95 % of the efficiency is kept where errors are normal, in standard deviations. */
  readonly tuning: number;
  /** Its influence falls again: it is begun from the solution of one whose does not, so that it does not end where a few points lie well. */
  readonly redescends: boolean;
}

/**
 * The robust losses by name.
 *
 * @source Huber (1981); Holland and Welsch (1977) for the constants of huber, cauchy and tukey; those of softL1 and arctan solve (E ψ′)² = 0.95 E ψ² for the normal distribution
 */
export const losses: Readonly<Record<LossName, LossRow>> = {
  softL1: { make: softL1, tuning: 1.2871, redescends: false },
  huber:  { make: huber,  tuning: 1.345,  redescends: false },
  cauchy: { make: cauchy, tuning: 2.385,  redescends: true },
  arctan: { make: arctan, tuning: 2.5714, redescends: true },
  tukey:  { make: tukey,  tuning: 4.685,  redescends: true },
};

/** The loss that plain data say. */
export const lossOf = (of: LossOf | undefined): Loss | undefined => of && losses[of.name].make({ scale: of.scale });
