import type { Signal } from "@preact/signals";
import type { ComponentChildren, VNode } from "preact";
import { useId } from "preact/hooks";
import "./number-field.css";

interface NumberFieldProps {
  readonly label: ComponentChildren;
  readonly value: Signal<number>;
  readonly min: number;
  readonly max: number;
  /** How far its slider goes at a time; it takes whole numbers alone where this is not given. */
  readonly step?: number;
  /** Where its slider runs, if not over all values: by powers of ten. */
  readonly scale?: "linear" | "log";
}

/** A number to type or to slide. One that is typed beyond the ends is the nearest there is. */
export const NumberField = ({ label, value, min, max, step, scale = "linear" }: NumberFieldProps): VNode => {
  const id = useId();
  const set = (next: number): void => {
    if (!Number.isNaN(next)) value.value = Math.min(max, Math.max(min, step === undefined ? Math.round(next) : next));
  };
  const [to, from] = scale === "log" ? [Math.log10, (t: number) => 10 ** t] : [Number, Number];
  return (
    <div class="number-field">
      <label id={`${id}-label`} for={id}>{label}</label>
      <input id={id} type="number" inputMode="decimal" min={min} max={max} step="any" value={shown(value.value)}
        onChange={({ currentTarget }) => {
          set(currentTarget.valueAsNumber);
          currentTarget.value = shown(value.value);
        }} />
      <input type="range" min={to(min)} max={to(max)} step={step ?? 1} value={to(value.value)} aria-labelledby={`${id}-label`}
        aria-valuetext={shown(value.value)} onInput={({ currentTarget }) => set(Number(from(currentTarget.valueAsNumber).toPrecision(6)))} />
    </div>
  );
};

const shown = (value: number): string => String(Number(value.toPrecision(6)));
