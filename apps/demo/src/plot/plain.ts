/** A number as attributes of sliders take it: without a power of ten, which for small numbers means rounded to a millionth. */
export const plain = (value: number): number => Number(value.toFixed(6));
