/** What a function throws. */
export const caught = (throwing: () => unknown): unknown => {
  try {
    throwing();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
};
