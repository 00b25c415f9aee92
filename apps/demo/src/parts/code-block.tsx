import type { VNode } from "preact";
import { useRef } from "preact/hooks";
import { announce } from "../frame/live-region.js";
import { useText } from "../text/lang.js";
import { words } from "../text/words.js";
import { ScrollBox } from "./scroll-box.js";

interface CodeBlockProps {
  /** What it is called when it is copied. */
  readonly name: string;
  readonly code: string;
}

/** A program to read and to copy; where the browser does not allow that, it is selected. */
export const CodeBlock = ({ name, code }: CodeBlockProps): VNode => {
  const text = useText();
  const shown = useRef<HTMLElement>(null);
  const copy = async (): Promise<void> => {
    const done = await navigator.clipboard.writeText(code).then(() => true, () => false);
    if (!done) getSelection()?.selectAllChildren(shown.current!);
    announce(done ? `${text(words.copied)}${name}` : text(words.notCopied));
  };
  return (
    <div class="code stack">
      <ScrollBox><pre><code ref={shown}>{code}</code></pre></ScrollBox>
      <p><button type="button" onClick={() => void copy()} aria-label={`${text(words.copy)}: ${name}`}>{text(words.copy)}</button></p>
    </div>
  );
};
