type Banner = {
  origin: string;
  /** Whether the address was guessed, since nobody said where browsers reach the product. */
  derived: boolean;
  /** Where the first owner is made; `null` when there is one. */
  setupPath: string | null;
};

/** What the person who started it wants to know, in plain words. */
export function writeBanner({ origin, derived, setupPath }: Banner): string {
  const lines = ["", `Caucus is ready: ${origin}`];
  if (setupPath !== null) {
    lines.push(
      "",
      "Nobody owns it yet. Whoever opens this link becomes the owner; it works once:",
      `  ${origin}${setupPath}`,
    );
  }
  if (derived) {
    lines.push(
      "",
      "For colleagues on other machines, set CAUCUS_URL to the address at which they reach it.",
    );
  }
  return `${lines.join("\n")}\n\n`;
}
