/**
 * Writes one line of a CSV file (RFC 4180).
 *
 * Cells that a spreadsheet would run as a formula get an apostrophe in front: whoever signs up chooses an address,
 * and `=cmd|...@example.com` is one. `readImportColumns` takes it off again.
 */
export function exportLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quote(guard(cell))).join(',')}\r\n`;
}

// OWASP, CSV Injection. A tab or a carriage return at the beginning does the same in some programs.
function guard(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

function quote(cell: string): string {
  return /[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
