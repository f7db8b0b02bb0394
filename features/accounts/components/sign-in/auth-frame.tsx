"use client";

import type { ReactNode } from "react";
import { useWords } from "@/words/use-words";
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
  const app = useWords("app");
  const words = useWords("accounts");
  return (
    <main className={styles.frame}>
      <div className={styles.brand}>
        <BrandMark size={36} />
        <div>
          <p className={styles.product}>{app("product")}</p>
          <p className={styles.tagline}>{words("tagline")}</p>
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
