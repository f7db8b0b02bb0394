import { encode } from "uqr";
import styles from "./qr-code.module.css";

/** Blank modules around the code that readers need (ISO/IEC 18004). */
const BORDER = 4;

/** A text as a QR code, dark on light in every theme, because many readers know no other way. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, data } = encode(text, { border: BORDER });
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")))
    .join("");
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} className={styles.code}>
      <path d={path} />
    </svg>
  );
}
