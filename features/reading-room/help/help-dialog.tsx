"use client";

import Link from "next/link";
import { Dialog } from "@/components/overlay/dialog";
import { Kbd } from "@/components/kbd";
import { Switch } from "@/components/form/switch";
import { useWords } from "@/words/use-words";
import { useRoom, useUi } from "../kernel/room-context";
import { SHORTCUTS, toBindings, type ShortcutScope } from "../shortcuts";
import { patchLive, useLive } from "../kernel/use-live";
import { changeSettings } from "../view/change-settings";
import styles from "./help-dialog.module.css";

const SCOPES: readonly ShortcutScope[] = ["text", "note", "statement", "room"];

type FixedKey = "arrows" | "enter" | "escape" | "send" | "undo" | "findKeys";

/** Keys that are the same for everybody. */
const FIXED: readonly { keys: readonly string[]; does: FixedKey }[] = [
  { keys: ["←", "→", "↑", "↓"], does: "arrows" },
  { keys: ["Enter"], does: "enter" },
  { keys: ["Esc"], does: "escape" },
  { keys: ["Ctrl+Enter"], does: "send" },
  { keys: ["Ctrl+Z", "Ctrl+Shift+Z"], does: "undo" },
  { keys: ["Ctrl+F"], does: "findKeys" },
];

/** Every key of the room, as this person has set them. */
export function HelpDialog() {
  const text = useWords("reading-room.help");
  const words = useWords("reading-room");
  const room = useRoom();
  const open = useUi((ui) => ui.help);
  const settings = useLive(room.settings, (value) => value);
  const bindings = toBindings({ ...settings, singleKeys: true });
  const on = settings.singleKeys !== false;
  return (
    <Dialog
      open={open}
      onOpenChange={(help) => patchLive(room.ui, { help })}
      wide
      title={text("title")}
      description={on ? text("lead") : text("off")}
    >
      <div className={styles.columns} data-off={!on || undefined}>
        {SCOPES.map((scope) => (
          <section key={scope}>
            <h3 className={styles.title}>{text(scope)}</h3>
            <dl className={styles.keys}>
              {SHORTCUTS.filter((shortcut) => shortcut.scope === scope).map(({ name }) => (
                <div key={name} className={styles.row}>
                  <dt>{words(`shortcuts.${name}`)}</dt>
                  <dd>
                    <Kbd>{bindings[name]}</Kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section>
          <h3 className={styles.title}>{text("fixed")}</h3>
          <dl className={styles.keys}>
            {FIXED.map(({ keys, does }) => (
              <div key={does} className={styles.row}>
                <dt>{text(does)}</dt>
                <dd>
                  {keys.map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
      <footer className={styles.foot}>
        <Switch
          label={words("view.singleKeys")}
          checked={on}
          onChange={(singleKeys) => changeSettings(room, { singleKeys })}
        />
        <Link href="/profile" className={styles.change}>
          {text("change")}
        </Link>
      </footer>
    </Dialog>
  );
}
