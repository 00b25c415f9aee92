import { batch, effect, signal, type Signal } from "@preact/signals";
import type { Param } from "./param.js";

type Params<Values> = { readonly [Name in keyof Values]: Param<Values[Name]> };
type State<Values> = { readonly [Name in keyof Values]: Signal<Values[Name]> };

interface Registered {
  readonly name: string;
  readonly param: Param<unknown>;
  readonly value: Signal<unknown>;
}

const registered: Registered[] = [];
const quiet = 250;

/** The parts of the address that were not understood when it was last read. */
export const misread = signal<readonly string[]>([]);

/**
 * The state of a page as signals, one for each parameter of its address. What is at its initial value is left out of the address; other parameters there
 * are kept. A page calls it once, where it is loaded.
 */
export const urlState = <Values extends object>(params: Params<Values>): State<Values> => {
  const parts = Object.entries(params as Record<string, Param<unknown>>).map(([name, param]): Registered => ({ name, param, value: signal(param.initial) }));
  registered.push(...parts);
  return Object.fromEntries(parts.map(({ name, value }) => [name, value])) as State<Values>;
};

/** The address that shows the state as it is. */
export const addressOf = (): string => {
  const url = new URL(location.href);
  for (const { name, param, value } of registered) {
    if (Object.is(value.peek(), param.initial)) url.searchParams.delete(name);
    else url.searchParams.set(name, param.write(value.peek()));
  }
  return url.href;
};

/** A change that the browser's Back undoes. */
export const deliberately = (change: () => void): void => {
  history.replaceState(null, "", addressOf());
  batch(change);
  if (addressOf() !== location.href) history.pushState(null, "", addressOf());
};

const restore = (): void => {
  const search = new URLSearchParams(location.search);
  const bad: string[] = [];
  batch(() => {
    for (const { name, param, value } of registered) {
      const text = search.get(name);
      const read = text === null ? param.initial : param.read(text);
      if (read === undefined) bad.push(`${name}=${text!}`);
      value.value = read === undefined ? param.initial : read;
    }
    misread.value = bad;
  });
};

/** Takes the state from the address, now and on Back and Forward, and writes its changes there, a quarter of a second after the last. */
export const followUrl = (): void => {
  restore();
  addEventListener("popstate", restore);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let first = true;
  effect(() => {
    for (const { value } of registered) void value.value;
    if (first) return void (first = false);
    clearTimeout(timer);
    timer = setTimeout(() => history.replaceState(null, "", addressOf()), quiet);
  });
};
