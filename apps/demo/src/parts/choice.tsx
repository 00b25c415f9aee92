import type { Signal } from "@preact/signals";
import type { VNode } from "preact";
import { useId } from "preact/hooks";
import "./choice.css";

interface ChoiceProps<T extends string> {
  readonly legend: string;
  readonly value: Signal<T>;
  /** What there is to choose, each with its text. */
  readonly options: Readonly<Record<T, string>>;
}

/** One of a few, all in sight. */
export const Choice = <T extends string>({ legend, value, options }: ChoiceProps<T>): VNode => {
  const name = useId();
  return (
    <fieldset class="choice">
      <legend>{legend}</legend>
      {(Object.entries(options) as [T, string][]).map(([option, text]) => (
        <label key={option}>
          <input type="radio" name={name} checked={value.value === option} onChange={() => (value.value = option)} />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
};
