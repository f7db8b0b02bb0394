import type { ReactNode } from "react";
import { classNames } from "../class-names";
import styles from "./page.module.css";

/** The main column of a page, with its title and what can be done there. Skip links aim at `#main`. */
export function Page({
  title,
  intro,
  actions,
  width = "wide",
  children,
}: {
  title: ReactNode;
  intro?: ReactNode;
  actions?: ReactNode;
  width?: "narrow" | "wide";
  children: ReactNode;
}) {
  return (
    <main id="main" tabIndex={-1} className={classNames(styles.page, styles[width])}>
      <header className={styles.header}>
        <div className={styles.heading}>
          <h1 className={styles.title}>{title}</h1>
          {intro !== undefined && <p className={styles.intro}>{intro}</p>}
        </div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </main>
  );
}
