"use client";

import type { ReactNode } from "react";
import { Popover } from "@/components/overlay/popover";
import { Segmented } from "@/components/form/segmented";
import { Switch } from "@/components/form/switch";
import { useWords } from "@/words/use-words";
import { useRoom } from "../kernel/room-context";
import { useLive } from "../kernel/use-live";
import { changeSettings } from "./change-settings";
import styles from "./view-popover.module.css";

/** How one wants to read. */
export function ViewPopover({ trigger }: { trigger: ReactNode }) {
  const words = useWords("reading-room");
  return (
    <Popover label={words("bar.view")} align="end" trigger={trigger}>
      <ViewSettings />
    </Popover>
  );
}

function ViewSettings() {
  const text = useWords("reading-room.view");
  const room = useRoom();
  const settings = useLive(room.settings, (value) => value);
  return (
    <div className={styles.settings}>
      <Row label={text("textSize")}>
        <Segmented
          label={text("textSize")}
          value={settings.textSize ?? "medium"}
          onChange={(textSize) => changeSettings(room, { textSize })}
          options={[
            { value: "small", label: text("small") },
            { value: "medium", label: text("medium") },
            { value: "large", label: text("large") },
          ]}
        />
      </Row>
      <Row label={text("theme")}>
        <Segmented
          label={text("theme")}
          value={settings.theme ?? "system"}
          onChange={(theme) => changeSettings(room, { theme })}
          options={[
            { value: "system", label: text("system") },
            { value: "light", label: text("light") },
            { value: "dark", label: text("dark") },
          ]}
        />
      </Row>
      <Switch
        label={text("markedText")}
        checked={settings.markedText ?? false}
        onChange={(markedText) => changeSettings(room, { markedText })}
      />
      <Switch
        label={text("statementBars")}
        checked={settings.statementBars ?? true}
        onChange={(statementBars) => changeSettings(room, { statementBars })}
      />
      <Switch
        label={text("announce")}
        checked={settings.announce ?? true}
        onChange={(announce) => changeSettings(room, { announce })}
      />
    </div>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.row}>
      <span className={styles.label} aria-hidden="true">
        {label}
      </span>
      {children}
    </div>
  );
}
