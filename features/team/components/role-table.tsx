import { ROLES } from "@/domain/access/roles";
import { messages } from "../messages";
import styles from "./role-table.module.css";

/** What each role may do, in words. */
export function RoleTable() {
  return (
    <dl className={styles.table}>
      {ROLES.map((role) => (
        <div key={role} className={styles.row}>
          <dt className={styles.role}>{messages.roles[role]}</dt>
          <dd className={styles.hint}>{messages.roleHints[role]}</dd>
        </div>
      ))}
    </dl>
  );
}
