import type { ReactNode } from "react";
import { messages } from "../messages";
import { BrandMark } from "./brand-mark";
import styles from "./auth-frame.module.css";

/** The page around signing in, setting up and joining. */
export function AuthFrame({
  title,
  intro,
  children,
}: {
  title: string;
  intro?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <main className={styles.frame}>
      <div className={styles.brand}>
        <BrandMark size={36} />
        <div>
          <p className={styles.product}>{messages.product}</p>
          <p className={styles.tagline}>{messages.tagline}</p>
        </div>
      </div>
      <section className={styles.card} aria-labelledby="page-title">
        <h1 id="page-title" className={styles.title}>
          {title}
        </h1>
        {intro !== undefined && <p className={styles.intro}>{intro}</p>}
        {children}
      </section>
    </main>
  );
}
