/** Milliseconds that a cell flies, and that the slices wait for one another. */
const duration = 700;
const wait = 140;

/** A cell that flies: where it is now, where its place is in the other view, and with which of the slices it starts. */
export interface Passage {
  readonly from: HTMLElement;
  readonly to: HTMLElement;
  readonly wave: number;
}

/** Lets copies of cells fly over a box from their places in one view to those in another, which stay empty until then. What is shown and chosen stays as it is. */
export const fly = async (box: HTMLElement, passages: readonly Passage[]): Promise<void> => {
  const origin = box.getBoundingClientRect();
  const places = passages.map(({ from, to }) => [from.getBoundingClientRect(), to.getBoundingClientRect()] as const);
  const flights = passages.map(({ from, to, wave }, k) => {
    const [start, end] = places[k]!;
    const copy = document.createElement("span");
    copy.className = from.className;
    copy.toggleAttribute("data-chosen", from.getAttribute("aria-selected") === "true");
    copy.textContent = from.textContent;
    Object.assign(copy.style, { left: `${start.left - origin.left}px`, top: `${start.top - origin.top}px`, width: `${start.width}px`, height: `${start.height}px` });
    box.append(copy);
    const timing = { duration, delay: wave * wait, easing: "cubic-bezier(0.3, 0, 0.2, 1)", fill: "both" } as const;
    to.animate([{ opacity: 0 }, { opacity: 0 }], { duration: duration + wave * wait });
    return copy.animate([{ transform: "none" }, { transform: `translate(${end.left - start.left}px, ${end.top - start.top}px) scale(${end.width / start.width}, ${end.height / start.height})` }], timing).finished;
  });
  await Promise.allSettled(flights);
  box.replaceChildren();
};
