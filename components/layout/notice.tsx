import type { ReactNode } from "react";
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import { classNames } from "../class-names";
import styles from "./notice.module.css";

export type NoticeTone = "info" | "success" | "warning" | "danger";

const ICONS = { info: Info, success: CircleCheck, warning: TriangleAlert, danger: CircleAlert };

/** A message in the page. `live` has it read out when it appears. */
export function Notice({
  tone = "info",
  title,
  live = false,
  children,
}: {
  tone?: NoticeTone;
  title?: ReactNode;
  live?: boolean;
  children?: ReactNode;
}) {
  const Icon = ICONS[tone];
  return (
    <div
      className={classNames(styles.notice, styles[tone])}
      {...(live && { role: tone === "danger" ? "alert" : "status" })}
    >
      <Icon size={18} aria-hidden="true" />
      <div>
        {title !== undefined && <p className={styles.title}>{title}</p>}
        {children}
      </div>
    </div>
  );
}
