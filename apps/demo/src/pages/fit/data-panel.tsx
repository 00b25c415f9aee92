import type { VNode } from "preact";
import { useId } from "preact/hooks";
import { announce } from "../../frame/live-region.js";
import { useText } from "../../text/lang.js";
import { Say } from "../../text/say.js";
import { nist } from "./examples.js";
import { dataText, isStuck, own, showExample, state, table, takeText } from "./state.js";
import { texts } from "./texts.js";

/** A text of more letters is not shown: an input of a megabyte is slow to type in. */
const shownAtMost = 60_000;

/** Where the data come from, and what could not be read. */
export const DataPanel = (): VNode => {
  const text = useText();
  const id = useId();
  const { rows, names, bad } = table.value;
  const source = dataText.value;
  const isLong = source.length > shownAtMost;
  const open = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    takeText(await file.text());
    announce(`${file.name}: ${table.value.rows} ${text(texts.rows)}`);
  };
  return (
    <section class="stack" aria-labelledby={`${id}-title`}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void open(event.dataTransfer?.files[0]);
      }}>
      <h2 id={`${id}-title`}>{text(texts.data)}</h2>
      <p class="muted">{text(texts.dataSays)}</p>
      <div class="tools">
        <label class="examples">{text(texts.example)}{" "}
          <select value={state.ex.value} onChange={({ currentTarget }) => showExample(currentTarget.value)}>
            <option value={own}>{text(texts.ownData)}</option>
            {(nist.value?.problems.map(({ name }) => name) ?? [state.ex.value].filter((name) => name !== own)).map((name) => <option key={name} value={name}>NIST {name}</option>)}
          </select>
        </label>
        <label class="file">{text(texts.file)}<input class="visually-hidden" type="file" accept=".csv,.tsv,.txt,.dat,text/*" onChange={({ currentTarget }) => void open(currentTarget.files?.[0])} /></label>
      </div>
      <label for={id}>{text(texts.paste)}</label>
      <textarea id={id} class="data" spellcheck={false} autocomplete="off" readOnly={isLong} value={isLong ? `${source.slice(0, 400)}\n…` : source}
        onInput={({ currentTarget }) => takeText(currentTarget.value)} onPaste={(event) => isLong && takeText(event.clipboardData?.getData("text") ?? "")} />
      {isLong && <p class="muted">{text(texts.large)}</p>}
      <p class="number" data-value="table">{rows === 0 ? text(texts.noRows) : <>{rows.toLocaleString("en")} {text(texts.rows)}, {text(texts.columns)} <code>{names.join(", ")}</code></>}</p>
      {bad.count > 0 && (
        <div class="problem" role="alert">
          <p><strong aria-hidden="true">✕ </strong><Say of={texts.bad} with={{ count: bad.count, cells: bad.cells.map(({ line, column, got }) => `${text(texts.line)} ${line} (${column}: ${got === "" ? text(texts.nothing) : got})`).join(", ") }} /></p>
          {isStuck.value ? <p><button type="button" onClick={() => (state.skip.value = true)}>{text(texts.skip)}</button></p> : <p><Say of={texts.skipped} with={{ count: bad.count }} /></p>}
        </div>
      )}
    </section>
  );
};
