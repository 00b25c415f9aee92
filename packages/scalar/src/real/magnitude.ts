/** |n| */
export const magnitude = (n: bigint): bigint => (n < 0n ? -n : n);
