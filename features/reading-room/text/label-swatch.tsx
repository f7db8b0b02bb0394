import type { CSSProperties } from "react";
import type { LabelColour } from "@/contract/common";
import styles from "./text-overlay.module.css";

/** The colour of a label, or of having none; always beside or instead of a name that says it. */
export function LabelSwatch({ colour }: { colour: LabelColour | null }) {
  if (colour === null)
    return <span className={styles.swatch} data-colour="none" aria-hidden="true" />;
  const edge = { "--edge": `var(--edge-${colour})` } as CSSProperties;
  return <span className={styles.swatch} style={edge} aria-hidden="true" />;
}
