import type { ReactNode } from "react";
import styles from "./empty-state.module.css";

/** Stands in for an empty list, and offers the next step. */
export function EmptyState({
  icon,
  title,
  children,
  actions,
  heading: Heading = "h2",
}: {
  icon?: ReactNode;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  heading?: "h1" | "h2" | "h3";
}) {
  return (
    <div className={styles.empty}>
      {icon !== undefined && <div className={styles.icon}>{icon}</div>}
      <Heading className={styles.title}>{title}</Heading>
      {children !== undefined && <div className={styles.text}>{children}</div>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
