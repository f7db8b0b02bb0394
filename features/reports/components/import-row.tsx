"use client";

import { CircleAlert, CircleCheck, FileText, X } from "lucide-react";
import { Button, ButtonLink } from "@/components/form/button";
import { IconButton } from "@/components/form/icon-button";
import { Progress } from "@/components/layout/progress";
import { useWords } from "@/words/use-words";
import { isUnderWay, type TrayItem } from "../imports/tray-item";
import type { Imports } from "../imports/use-imports";
import styles from "./import-tray.module.css";

const ICONS = { active: FileText, ending: FileText, done: CircleCheck, failed: CircleAlert };

export function ImportRow({ item, imports }: { item: TrayItem; imports: Imports }) {
  const text = useWords("reports.imports");
  const { name, title, phase } = item;
  const Icon = ICONS[phase.kind];
  return (
    <li className={styles.item} data-phase={phase.kind}>
      <Icon size={18} aria-hidden="true" className={styles.icon} />
      <div className={styles.main}>
        <p className={styles.name}>
          <b>{title ?? name}</b>
          {title !== null && title !== name && <span>{name}</span>}
        </p>
        {isUnderWay(phase) && (
          <>
            <p className={styles.stage}>{phase.stage}</p>
            <Progress label={text("progress", { name })} value={phase.share} />
          </>
        )}
        {phase.kind === "failed" && <p className={styles.why}>{phase.why}</p>}
      </div>
      <div className={styles.actions}>
        {phase.kind === "done" && (
          <ButtonLink
            size="small"
            href={`/reports/${phase.report}`}
            aria-label={text("openOf", { title: title ?? name })}
          >
            {text("open")}
          </ButtonLink>
        )}
        {phase.kind === "failed" && phase.canRetry && (
          <Button
            size="small"
            aria-label={text("retryOf", { name })}
            onClick={() => imports.retry(item)}
          >
            {text("retry")}
          </Button>
        )}
        {isUnderWay(phase) ? (
          <Button
            size="small"
            aria-label={text("cancelOf", { name })}
            pending={phase.kind === "ending"}
            onClick={() => void imports.cancel(item)}
          >
            {text("cancel")}
          </Button>
        ) : (
          <IconButton
            label={text("dismissOf", { name })}
            tooltip={false}
            icon={<X size={16} aria-hidden="true" />}
            onClick={() => imports.dismiss(item)}
          />
        )}
      </div>
    </li>
  );
}
