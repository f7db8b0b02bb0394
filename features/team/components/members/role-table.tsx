"use client";

import { ROLES } from "@/domain/access/roles";
import { useWords } from "@/words/use-words";
import styles from "./role-table.module.css";

/** What each role may do, in words. */
export function RoleTable() {
  const words = useWords("team");
  return (
    <dl className={styles.table}>
      {ROLES.map((role) => (
        <div key={role} className={styles.row}>
          <dt className={styles.role}>{words(`roles.${role}`)}</dt>
          <dd className={styles.hint}>{words(`roleHints.${role}`)}</dd>
        </div>
      ))}
    </dl>
  );
}
