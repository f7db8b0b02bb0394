/** The middle one, or the mean of the two in the middle. `NaN` of nothing. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** @param share 0 to 1; between two values it is interpolated. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(at)] ?? NaN, sorted[Math.ceil(at)] ?? NaN];
  return below + (above - below) * (at - Math.floor(at));
}

/** Three significant digits, or all of a whole number. */
export function format(value: number): string {
  if (!Number.isFinite(value)) return "–";
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString("en");
  return String(Number(value.toPrecision(value === 0 || Math.abs(value) >= 1 ? 3 : 2)));
}

/** `a` as a multiple of `b`. */
export function ratio(a: number, b: number): string {
  return Number.isFinite(a / b) ? `${format(a / b)} ×` : "–";
}

export type Row = readonly string[];

/** A Markdown table; all but the first column are set to the right. */
export function table(head: Row, rows: readonly Row[]): string {
  const rule = head.map((_, column) => (column === 0 ? "---" : "---:"));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
