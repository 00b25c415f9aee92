import type { Signal } from "@preact/signals";
import type { ComponentChildren, VNode } from "preact";
import { useId } from "preact/hooks";
import "./number-field.css";

interface NumberFieldProps {
  readonly label: ComponentChildren;
  readonly value: Signal<number>;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Where its slider runs, if not over all values: by powers of ten. */
  readonly scale?: "linear" | "log";
}

/** A number to type or to slide. */
export const NumberField = ({ label, value, min, max, step, scale = "linear" }: NumberFieldProps): VNode => {
  const id = useId();
  const set = (next: number): void => {
    if (next >= min && next <= max) value.value = next;
  };
  const [to, from] = scale === "log" ? [Math.log10, (t: number) => 10 ** t] : [Number, Number];
  return (
    <div class="number-field">
      <label id={`${id}-label`} for={id}>{label}</label>
      <input id={id} type="number" inputMode="decimal" min={min} max={max} step="any" value={shown(value.value)} onChange={({ currentTarget }) => set(currentTarget.valueAsNumber)} />
      <input type="range" min={to(min)} max={to(max)} step={step} value={to(value.value)} aria-labelledby={`${id}-label`}
        aria-valuetext={shown(value.value)} onInput={({ currentTarget }) => set(Number(from(currentTarget.valueAsNumber).toPrecision(6)))} />
    </div>
  );
};

const shown = (value: number): string => String(Number(value.toPrecision(6)));
