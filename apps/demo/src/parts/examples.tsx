import type { ReadonlySignal } from "@preact/signals";
import type { VNode } from "preact";
import { deliberately } from "../url/url-state.js";

interface ExamplesProps {
  /** As they are typed. */
  readonly of: readonly string[];
  /** What each is called; unless given, as it is typed. */
  readonly names?: readonly string[];
  /** Where they are typed. */
  readonly source: ReadonlySignal<string>;
  readonly onExample: (source: string) => void;
}

/** Texts to choose from; Back undoes the choice. */
export const Examples = ({ of, names, source, onExample }: ExamplesProps): VNode | null =>
  of.length === 0 ? null : (
    <ul class={names ? "chips words" : "chips"}>
      {of.map((example, k) => (
        <li key={example}>
          <button type="button" aria-pressed={example === source.value} onClick={() => deliberately(() => onExample(example))}>{(names ?? of)[k]}</button>
        </li>
      ))}
    </ul>
  );
