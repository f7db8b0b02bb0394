"use client";

import { useId } from "react";
import { Button } from "@/components/form/button";
import { VisuallyHidden } from "@/components/visually-hidden";
import { useWords } from "@/words/use-words";
import { isUnderWay } from "../imports/tray-item";
import type { Imports } from "../imports/use-imports";
import { ImportRow } from "./import-row";
import styles from "./import-tray.module.css";

/** Lists the imports under way and those that failed. Renders nothing if there are none. */
export function ImportTray({ imports, news }: { imports: Imports; news: string }) {
  const text = useWords("reports.imports");
  const id = useId();
  const { items } = imports;
  const over = items.filter(({ phase }) => !isUnderWay(phase));
  const active = items.length - over.length;
  const added = over.some(({ phase }) => phase.kind === "done");
  return (
    <>
      <VisuallyHidden>
        <span role="status">{news}</span>
      </VisuallyHidden>
      {items.length > 0 && (
        <section className={styles.tray} aria-labelledby={id}>
          <header className={styles.header}>
            <h2 id={id} className={styles.title}>
              {active > 0
                ? text("title", { count: active })
                : added
                  ? text("titleAdded")
                  : text("titleFailed")}
            </h2>
            {over.length > 1 && (
              <Button size="small" variant="ghost" onClick={() => over.forEach(imports.dismiss)}>
                {text("clear")}
              </Button>
            )}
          </header>
          <ul className={styles.items} aria-label={text("list")}>
            {items.map((item) => (
              <ImportRow key={item.key} item={item} imports={imports} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
