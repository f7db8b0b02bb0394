import styles from "./label-swatch.module.css";

/** A label's colours as a highlight shows them: a wash over an edge. */
export function LabelSwatch({ colour, children }: { colour: string; children: string }) {
  return (
    <span
      className={styles.swatch}
      style={{
        background: `var(--wash-${colour})`,
        boxShadow: `inset 0 -2px var(--edge-${colour})`,
      }}
    >
      {children}
    </span>
  );
}
