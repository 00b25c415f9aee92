const nonSymmetric = "needs the eigenvalues of a matrix that is not symmetric, which linalg does not have";

/** Entries that are not expressible, each with the reason. */
export const excluded: Readonly<Record<string, string>> = {
  "mc-066": nonSymmetric,
  "ml-eig-nonsym": nonSymmetric,
};
