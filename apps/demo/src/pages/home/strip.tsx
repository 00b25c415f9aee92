import { computed, effect, signal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { CodeBlock } from "../../parts/code-block.js";
import { Said } from "../../said/said.js";
import type { Saying } from "../../said/saying.js";
import { useText } from "../../text/lang.js";
import { cards } from "./one-expression.js";
import { formula, point, source } from "./state.js";
import { texts } from "./texts.js";

/** What each program prints, or what its package refuses. */
const prints = signal<Readonly<Record<string, string | Saying>>>({});
const asked = computed(() => [source.value, point.value] as const);

/** The expression in the hands of each package: what it prints, and by which lines. The packages are fetched when the strip is seen. */
export const Strip = (): VNode => {
  const text = useText();
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    let stop = (): void => undefined;
    const observer = new IntersectionObserver(([entry]) => {
      stop();
      if (entry!.isIntersecting) stop = following();
    });
    observer.observe(section.current!);
    return () => {
      observer.disconnect();
      stop();
    };
  }, []);
  const [shown, at] = asked.value;
  return (
    <section class="strip" aria-labelledby="strip" ref={section}>
      <h2 id="strip">{text(texts.stripTitle)}</h2>
      <p class="muted">{text(texts.stripSays)}</p>
      <ul>
        {cards.map(({ name, says, code }) => {
          const print = prints.value[name];
          return (
            <li key={name} class="card">
              <h3><code>@gradkit/{name}</code></h3>
              <p class="muted">{text(says)}</p>
              <p class="prints" data-prints={name}>{typeof print === "object" ? <Said of={print} /> : (print ?? "…")}</p>
              <details>
                <summary>TypeScript</summary>
                <CodeBlock name={`TypeScript, ${name}`} code={code(shown, at)} />
              </details>
            </li>
          );
        })}
      </ul>
    </section>
  );
};

const pause = 300;

/** Runs the programs a moment after the expression and the point have come to rest, until it is stopped. */
const following = (): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = effect(() => {
    const [, at] = asked.value;
    const expr = formula.expr.value;
    clearTimeout(timer);
    timer = setTimeout(() => void import("./prints.js").then(async ({ printsOf }) => (prints.value = await printsOf(expr, at))), pause);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
};
