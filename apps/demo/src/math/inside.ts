/** What stands in a `math` element that a package printed, to stand within another formula. */
export const inside = (math: string): string => math.replace(/^<math[^>]*>/, "").replace(/<\/math>$/, "");
