import type { ComponentChildren, VNode } from "preact";
import { Named, type NamedProps } from "./named.js";
import "./cell-grid.css";

/** A cell as it is shown. */
export interface Cell {
  readonly shown: ComponentChildren;
  /** What it is, for a screen reader. */
  readonly label: string;
  /** Its index, to be found by. */
  readonly at?: string;
  /** Classes of its ground: how it stands to the chosen cell, or what its value is like. */
  readonly class?: string;
}

interface CellGridProps {
  readonly label: string;
  /** Rows by columns. */
  readonly size: readonly [number, number];
  readonly cell: (row: number, column: number) => Cell;
  readonly rowHead?: (row: number) => NamedProps;
  readonly columnHead?: (column: number) => NamedProps;
  /** The chosen cell, where the keyboard enters; none where another grid beside it has that. */
  readonly chosen: readonly [number, number] | undefined;
  readonly onChoose: (row: number, column: number) => void;
  /** A cell that the pointer is over, and undefined when it is over none. */
  readonly onHover?: (cell: readonly [number, number] | undefined) => void;
  /** Asked to go to the grid before (−1) or after (1) this one; focus goes to the cell that is chosen then. */
  readonly onPage?: (by: -1 | 1) => void;
}

const moves: Readonly<Record<string, (at: readonly [number, number], size: readonly [number, number]) => readonly [number, number]>> = {
  ArrowLeft: ([i, j]) => [i, j - 1],
  ArrowRight: ([i, j]) => [i, j + 1],
  ArrowUp: ([i, j]) => [i - 1, j],
  ArrowDown: ([i, j]) => [i + 1, j],
  Home: ([i]) => [i, 0],
  End: ([i], [, n]) => [i, n - 1],
};

/** A matrix of cells to choose from, by pointer or by the arrow keys: one stop of the keyboard, which moves within. */
export const CellGrid = ({ label, size, cell, rowHead, columnHead, chosen, onChoose, onHover, onPage }: CellGridProps): VNode => {
  const [m, n] = size;
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLTableElement }): void => {
    const { currentTarget, key } = event;
    if (!chosen) return;
    if (onPage && (key === "PageUp" || key === "PageDown")) {
      event.preventDefault();
      onPage(key === "PageUp" ? -1 : 1);
      focusChosen(currentTarget.parentElement!.parentElement!);
      return;
    }
    const [i, j] = moves[key]?.(chosen, size) ?? [];
    if (i === undefined || j === undefined) return;
    event.preventDefault();
    if (i < 0 || j < 0 || i >= m || j >= n) return;
    onChoose(i, j);
    focusChosen(currentTarget);
  };
  return (
    <table class="cells" role="grid" aria-label={label} onKeyDown={onKeyDown} onPointerLeave={onHover && (() => onHover(undefined))}>
      {columnHead && (
        <thead>
          <tr role="row">
            {rowHead && <td role="presentation" />}
            {Array.from({ length: n }, (_, j) => <th key={j} role="columnheader" scope="col" class={chosen?.[1] === j ? "aligned" : ""}><Named {...columnHead(j)} /></th>)}
          </tr>
        </thead>
      )}
      <tbody>
        {Array.from({ length: m }, (_, i) => (
          <tr key={i} role="row">
            {rowHead && <th role="rowheader" scope="row" class={chosen?.[0] === i ? "aligned" : ""}><Named {...rowHead(i)} /></th>}
            {Array.from({ length: n }, (_, j) => {
              const { shown, label: name, at, class: classes = "" } = cell(i, j);
              const isChosen = chosen?.[0] === i && chosen[1] === j;
              return (
                <td key={j} role="gridcell" aria-selected={isChosen} aria-label={name} data-at={at} tabindex={isChosen ? 0 : -1} class={classes}
                  onClick={() => onChoose(i, j)} onFocus={() => isChosen || onChoose(i, j)} onPointerEnter={onHover && (({ pointerType }) => pointerType === "mouse" && onHover([i, j]))}>
                  {shown}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** After the change is drawn. */
const focusChosen = (within: Element): void => void requestAnimationFrame(() => within.querySelector<HTMLElement>('[role="gridcell"][tabindex="0"]')?.focus());
