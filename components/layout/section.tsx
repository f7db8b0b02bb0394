import { useId, type ReactNode } from "react";
import styles from "./section.module.css";

/** A titled card of a settings page. */
export function Section({
  title,
  description,
  actions,
  tone = "plain",
  children,
}: {
  title: string;
  description?: ReactNode;
  /** Beside the title. */
  actions?: ReactNode;
  tone?: "plain" | "danger";
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id} data-tone={tone}>
      <header className={styles.header}>
        <div>
          <h2 id={id} className={styles.title}>
            {title}
          </h2>
          {description !== undefined && <p className={styles.description}>{description}</p>}
        </div>
        {actions}
      </header>
      {children}
    </section>
  );
}
