import type { RefObject, VNode } from "preact";
import { useText } from "../text/lang.js";
import { words } from "../text/words.js";
import "./keys.css";

interface KeysProps {
  /** What can be put in: a sign, or a function with its parenthesis open. */
  readonly of: readonly string[];
  readonly into: RefObject<HTMLInputElement | null>;
}

/** The signs and functions that a keyboard of glass has far away; a function goes around what is selected. Only where fingers point. */
export const Keys = ({ of, into }: KeysProps): VNode => {
  const text = useText();
  return (
    <div class="keys" role="group" aria-label={text(words.keys)} onPointerDown={(event) => event.preventDefault()}>
      {of.map((key) => <button key={key} type="button" onClick={() => put(key, into.current!)}>{isFunction(key) ? key.slice(0, -1) : key}</button>)}
    </div>
  );
};

const isFunction = (key: string): boolean => key.length > 1 && key.endsWith("(");

const put = (key: string, input: HTMLInputElement): void => {
  const [from, to] = [input.selectionStart ?? input.value.length, input.selectionEnd ?? input.value.length];
  const isAround = isFunction(key);
  const inside = input.value.slice(from, to);
  input.setRangeText(isAround ? `${key}${inside})` : key, from, to, "end");
  const at = from + key.length + (isAround ? inside.length : 0);
  input.setSelectionRange(at, at);
  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  input.focus();
};
