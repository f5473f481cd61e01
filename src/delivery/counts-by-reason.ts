/** Such as `["3 bounce", "1 complaint"]`, in the order of the counts. */
export function countsByReason(counts: Readonly<Record<string, number>>): string[] {
  return Object.entries(counts).map(([reason, count]) => `${count} ${reason}`);
}
