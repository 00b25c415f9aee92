import type { Fit } from "@gradkit/fit";
import type { VNode } from "preact";
import { numberText } from "../../math/number-text.js";
import { Facts } from "../../parts/facts.js";
import { ScrollBox } from "../../parts/scroll-box.js";
import { Said } from "../../said/said.js";
import type { Saying } from "../../said/saying.js";
import { useText } from "../../text/lang.js";
import { deliberately } from "../../url/url-state.js";
import { found, keep, kept } from "./run.js";
import { problem, state } from "./state.js";
import { texts } from "./texts.js";
import "../../parts/row.css";

const shown = (value: number | null | undefined, digits = 6): string => (value === null || value === undefined ? "–" : numberText(value, digits));
const between = (ends: readonly (number | null)[] | null): string => (ends ? `[${ends.map((end) => shown(end)).join(", ")}]` : "–");

/** Starts to try where one did not lead to a minimum. */
const more = 20;

const directionOf = (direction: Fit["unidentified"][number]): Saying => ({ code: "fit/direction", data: direction, message: direction.says });

/** A warning; of a direction without effect, what is said of it. */
const warningOf = (fit: Fit, { code, message, parameters }: Fit["warnings"][number]): Saying => {
  const direction = fit.unidentified.find(({ says }) => says === message);
  return direction ? directionOf(direction) : { code: `fit/warning-${code}`, data: { fit, parameters }, message };
};

/** What was found: estimates with their uncertainties, how it ended, and what to know before it is used. */
export const Results = (): VNode => {
  const text = useText();
  const now = found.value;
  return (
    <section class="row results" aria-labelledby="results">
      <h2 id="results">{text(texts.results)}</h2>
      {!now ? <p class="muted">{text(texts.notFound)}</p> : (
        <>
          <p class="muted"><code>{now.of.formula}</code></p>
          <p class={now.fit.outcome.converged ? "right" : "problem"} data-value="outcome"><span><strong aria-hidden="true">{now.fit.outcome.converged ? "✓ " : "✕ "}</strong><Said of={{ code: `ending/${now.fit.outcome.status}`, data: {}, message: now.fit.outcome.message }} /></span></p>
          {!now.fit.outcome.converged && state.tries.value < more && <p><button type="button" onClick={() => deliberately(() => (state.tries.value = more))}>{text(texts.tryMore)}</button></p>}
          <Estimates fit={now.fit} />
          <Facts
            of={[
              { label: "n, n − p", value: `${now.fit.observations}, ${now.fit.degreesOfFreedom}` },
              { label: "SSE", value: shown(now.fit.sse, 8), name: "sse" },
              { label: "s", value: shown(now.fit.sigma) },
              { label: "R²", value: shown(now.fit.r2) },
              { label: "AICc", value: shown(now.fit.aicc) },
              { label: "BIC", value: shown(now.fit.bic) },
              { label: "rank", value: `${now.fit.rank}/${now.fit.names.length}` },
              { label: "κ", value: shown(now.fit.condition, 3) },
              { label: text(texts.startBy), value: text(texts[now.fit.start.by]) },
            ]}
          />
          {now.fit.warnings.length > 0 && <ul class="warnings">{now.fit.warnings.map((warning) => <li key={warning.message}><Said of={warningOf(now.fit, warning)} /></li>)}</ul>}
          {now.fit.unidentified.length > 0 && (
            <div class="card stack" data-value="unidentified">
              <h3>{text(texts.unidentified)}</h3>
              {now.fit.unidentified.map((direction) => <p key={direction.says}><Said of={directionOf(direction)} /></p>)}
            </div>
          )}
          <Correlation fit={now.fit} />
          <p><button type="button" disabled={kept.value.includes(now)} onClick={keep}>{text(texts.keepIt)}</button></p>
        </>
      )}
    </section>
  );
};

const Estimates = ({ fit }: { readonly fit: Fit }): VNode => {
  const text = useText();
  const parameters = Object.entries(fit.parameters);
  const hasProfile = parameters.some(([, { profile }]) => profile !== null);
  const hasNote = parameters.some(([, { note }]) => note !== null);
  const certified = problem.value && parameters.every(([name]) => problem.value!.params.includes(name)) ? problem.value : undefined;
  const certifiedOf = (values: readonly number[], name: string): string => shown(values[certified!.params.indexOf(name)], 11);
  const heads = [texts.parameter, texts.estimate, ...(certified ? [texts.certified] : []), texts.error, ...(certified ? [texts.certifiedError] : []), texts.interval, ...(hasProfile ? [texts.profileInterval] : []), texts.t, texts.p, ...(hasNote ? [texts.note] : [])];
  return (
    <ScrollBox class="card">
      <table>
        <thead><tr>{heads.map((head) => <th key={head.en} scope="col">{text(head)}</th>)}</tr></thead>
        <tbody>
          {parameters.map(([name, { value, standardError, interval, profile, t, p, note }]) => (
            <tr key={name}>
              <th scope="row"><code>{name}</code></th>
              <td class="number" data-value={`estimate ${name}`}>{shown(value, certified ? 11 : 8)}</td>
              {certified && <td class="number" data-value={`certified ${name}`}>{certifiedOf(certified.certified, name)}</td>}
              <td class="number" data-value={`error ${name}`}>{shown(standardError, certified ? 11 : 6)}</td>
              {certified && <td class="number">{certifiedOf(certified.certifiedSd, name)}</td>}
              <td class="number">{between(interval)}</td>
              {hasProfile && <td class="number">{between(profile)}</td>}
              <td class="number">{shown(t, 4)}</td>
              <td class="number">{shown(p, 3)}</td>
              {hasNote && <td>{note && <Said of={{ code: "fit/note", data: { note }, message: note }} />}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
};

const Correlation = ({ fit }: { readonly fit: Fit }): VNode | null => {
  const text = useText();
  if (fit.names.length < 2) return null;
  return (
    <details>
      <summary>{text(texts.correlation)}</summary>
      <ScrollBox>
        <table>
          <thead><tr><td />{fit.names.map((name) => <th key={name} scope="col"><code>{name}</code></th>)}</tr></thead>
          <tbody>
            {fit.correlation.map((row, k) => (
              <tr key={fit.names[k]}><th scope="row"><code>{fit.names[k]}</code></th>{row.map((value, j) => <td key={j} class={`number ${value !== null && j !== k && Math.abs(value) > 0.99 ? "strong" : ""}`}>{shown(value, 4)}</td>)}</tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </details>
  );
};
