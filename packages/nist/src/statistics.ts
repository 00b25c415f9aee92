import file from "./statistics.json" with { type: "json" };

/** What is computed of a fit beside its parameters, with 15 digits. */
export interface NistStatistics {
  readonly name: string;
  readonly n: number;
  readonly k: number;
  readonly dof: number;
  /** The quantile of Student's t for 95 % intervals. */
  readonly t975: number;
  readonly rss: string;
  readonly s: string;
  readonly ci95: readonly (readonly string[])[];
  readonly tValues: readonly string[];
  readonly R2: string;
  readonly adjR2: string;
  /** By lmfit's convention, n ln(RSS/n) + 2p, and by R's, −2 ln L + 2(p + 1). */
  readonly aic_lmfit: string;
  readonly bic_lmfit: string;
  readonly aic_R: string;
  readonly bic_R: string;
  readonly aicc_R: string;
  /** Half widths of the 95 % bands of the fit and of a further observation, at some points. */
  readonly bands: readonly { readonly x: readonly number[]; readonly fit: string; readonly confHalf95: string; readonly predHalf95: string }[];
}

/** Statistics of 15 of the problems, at their refined solutions, and profile likelihood intervals of 5, which are known to 1e-4. */
export const statistics: {
  readonly stats: readonly NistStatistics[];
  readonly profile95: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
} = file;
