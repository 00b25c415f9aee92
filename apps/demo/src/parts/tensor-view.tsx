import { flatIndex, jacobianIndex, jacobianMatrix, multiIndex, size, type Shape } from "@gradkit/shapes";
import type { VNode } from "preact";
import { useRef } from "preact/hooks";
import { isStill } from "../frame/is-still.js";
import { numberText } from "../math/number-text.js";
import { useText } from "../text/lang.js";
import { words } from "../text/words.js";
import { CellGrid, type Cell } from "./cell-grid.js";
import { fly } from "./flight.js";
import type { NamedProps } from "./named.js";
import { ScrollBox } from "./scroll-box.js";
import { ShapeBadge } from "./shape-badge.js";
import "./tensor-view.css";

interface TensorViewProps {
  /** What it is, for a screen reader. */
  readonly label: string;
  readonly of: Shape;
  readonly by: Shape;
  /** Its numbers in row-major order, shape [...of, ...by]. */
  readonly data: ArrayLike<number>;
  /** What the slices are collected by: each output has one of the shape of the input, or each input one of the shape of the output. */
  readonly collect: "output" | "input";
  /** An element of the output, of the input, and a slice of all of them by one. */
  readonly outputName: (index: Shape) => NamedProps;
  readonly inputName: (index: Shape) => NamedProps;
  readonly sliceName: (index: Shape) => NamedProps;
  /** The chosen cell, output before input. */
  readonly chosen: Shape;
  readonly onChoose: (index: Shape) => void;
}

/** A derivative of three or four axes, twice: as slices that are collected, and flattened to the Jacobian of all outputs by all inputs. The chosen cell is chosen in both. */
export const TensorView = (props: TensorViewProps): VNode => {
  const text = useText();
  const { label, of, by } = props;
  const [slices, flat, sky] = [useRef<HTMLDivElement>(null), useRef<HTMLDivElement>(null), useRef<HTMLDivElement>(null)];
  const move = (from: HTMLElement, to: HTMLElement): void => {
    if (isStill() || sky.current!.firstChild) return;
    to.scrollIntoView({ block: "nearest" });
    const found = (within: HTMLElement): Map<string, HTMLElement> => new Map(Array.from(within.querySelectorAll<HTMLElement>("[data-at]"), (cell) => [cell.dataset.at!, cell]));
    const places = found(to);
    const waves = Array.from(slices.current!.querySelectorAll(".slice"));
    const passages = [...found(from)].map(([at, cell]) => ({ from: cell, to: places.get(at)!, wave: waves.findIndex((slice) => slice.contains(cell) || slice.contains(places.get(at)!)) }));
    void fly(sky.current!, passages);
  };
  return (
    <div class="tensor-view">
      <div class="flight" ref={sky} aria-hidden="true" />
      <div class="stack" ref={slices}>
        <div class="tools">
          <h3>{text(words.collected)} <ShapeBadge of={of} by={by} /></h3>
          <button type="button" class="moves" onClick={() => move(slices.current!, flat.current!)}>{text(words.flatten)}</button>
        </div>
        <Slices {...props} />
      </div>
      <div class="stack" ref={flat}>
        <div class="tools">
          <h3>{text(words.flattened)} <ShapeBadge of={[...jacobianMatrix(of, by)]} /></h3>
          <button type="button" class="moves" onClick={() => move(flat.current!, slices.current!)}>{text(words.collect)}</button>
        </div>
        <ScrollBox><Flattened {...props} label={`${label}, ${text(words.flattened)}`} /></ScrollBox>
      </div>
    </div>
  );
};

const cellOf = ({ of, by, data, outputName, inputName }: TensorViewProps, index: Shape): Cell => {
  const value = data[flatIndex(index, [...of, ...by])]!;
  const shown = numberText(value, 3);
  return { shown, label: `∂${outputName(index.slice(0, of.length)).label}/∂${inputName(index.slice(of.length)).label} = ${shown}`, at: index.join("."), class: ground(value) };
};

/** The ground of a cell: pale for zero, and of either colour by sign, deeper the larger its number is. */
const ground = (value: number): string => (value === 0 ? "zero" : `${value > 0 ? "plus" : "minus"}-${Math.abs(value) > 1 ? 2 : 1}`);

const Slices = (props: TensorViewProps): VNode => {
  const { label, of, by, collect, sliceName, chosen, onChoose } = props;
  const [outer, inner] = collect === "output" ? [of, by] : [by, of];
  const split = (index: Shape): readonly [Shape, Shape] => {
    const [output, input] = [index.slice(0, of.length), index.slice(of.length)];
    return collect === "output" ? [output, input] : [input, output];
  };
  const joined = (slice: Shape, cell: Shape): Shape => (collect === "output" ? [...slice, ...cell] : [...cell, ...slice]);
  const [slice, cell] = split(chosen);
  const at = flatIndex(slice, outer);
  const count = size(outer);
  const indexOf = (k: number): Shape => multiIndex(k, outer);
  const isMatrix = outer.length === 2;
  const rows = isMatrix ? outer[0]! : 1;
  return (
    <div class={`slices-of ${isMatrix ? "square" : ""}`} role="group" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        <ScrollBox key={row} class="slice-row">
          {Array.from({ length: count / rows }, (__, k) => row * (count / rows) + k).map((k) => {
            const name = sliceName(indexOf(k));
            return (
              <figure key={k} class={`slice ${k === at ? "current" : ""}`}>
                <figcaption>{name.shown}</figcaption>
                <CellGrid label={name.label} size={[inner[0] ?? 1, inner[1] ?? 1]} cell={(i, j) => cellOf(props, joined(indexOf(k), [i, j].slice(0, inner.length)))} chosen={k === at ? [cell[0] ?? 0, cell[1] ?? 0] : undefined}
                  onChoose={(i, j) => onChoose(joined(indexOf(k), [i, j].slice(0, inner.length)))} onPage={(step) => onChoose(joined(indexOf((at + step + count) % count), cell))} />
              </figure>
            );
          })}
        </ScrollBox>
      ))}
    </div>
  );
};

const Flattened = (props: TensorViewProps): VNode => {
  const { label, of, by, outputName, inputName, chosen, onChoose } = props;
  const index = jacobianIndex(of, by);
  return (
    <CellGrid label={label} size={jacobianMatrix(of, by)} cell={(row, column) => cellOf(props, index.toTensor(row, column))} rowHead={(row) => outputName(multiIndex(row, of))} columnHead={(column) => inputName(multiIndex(column, by))}
      chosen={index.toMatrix(chosen)} onChoose={(row, column) => onChoose(index.toTensor(row, column))} />
  );
};
