/** A list of numbers that grows, of eight bytes each. */
export interface Growing {
  readonly push: (x: number) => void;
  readonly all: () => Float64Array;
}

export const growing = (): Growing => {
  let numbers = new Float64Array(1024);
  let length = 0;
  return {
    push: (x) => {
      if (length === numbers.length) {
        const longer = new Float64Array(2 * length);
        longer.set(numbers);
        numbers = longer;
      }
      numbers[length++] = x;
    },
    all: () => numbers.slice(0, length),
  };
};
