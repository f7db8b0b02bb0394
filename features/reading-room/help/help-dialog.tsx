"use client";

import Link from "next/link";
import { Dialog } from "@/components/dialog";
import { Kbd } from "@/components/kbd";
import { Switch } from "@/components/switch";
import { messages } from "../messages";
import { useRoom, useUi } from "../room-context";
import { SHORTCUTS, toBindings, type ShortcutScope } from "../shortcuts";
import { patchLive, useLive } from "../use-live";
import { changeSettings } from "../view/change-settings";
import styles from "./help-dialog.module.css";

const text = messages.help;

const SCOPES: readonly { scope: ShortcutScope; title: string }[] = [
  { scope: "text", title: text.text },
  { scope: "note", title: text.note },
  { scope: "statement", title: text.statement },
  { scope: "room", title: text.room },
];

/** Keys that are the same for everybody. */
const FIXED: readonly { keys: readonly string[]; label: string }[] = [
  { keys: ["←", "→", "↑", "↓"], label: text.arrows },
  { keys: ["Enter"], label: text.enter },
  { keys: ["Esc"], label: text.escape },
  { keys: ["Ctrl+Enter"], label: text.send },
  { keys: ["Ctrl+Z", "Ctrl+Shift+Z"], label: text.undo },
  { keys: ["Ctrl+F"], label: text.findKeys },
];

/** Every key of the room, as this person has set them. */
export function HelpDialog() {
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
      title={text.title}
      description={on ? text.lead : text.off}
    >
      <div className={styles.columns} data-off={!on || undefined}>
        {SCOPES.map(({ scope, title }) => (
          <section key={scope}>
            <h3 className={styles.title}>{title}</h3>
            <dl className={styles.keys}>
              {SHORTCUTS.filter((shortcut) => shortcut.scope === scope).map(({ name }) => (
                <div key={name} className={styles.row}>
                  <dt>{messages.shortcuts[name]}</dt>
                  <dd>
                    <Kbd>{bindings[name]}</Kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section>
          <h3 className={styles.title}>{text.fixed}</h3>
          <dl className={styles.keys}>
            {FIXED.map(({ keys, label }) => (
              <div key={label} className={styles.row}>
                <dt>{label}</dt>
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
          label={messages.view.singleKeys}
          checked={on}
          onChange={(singleKeys) => changeSettings(room, { singleKeys })}
        />
        <Link href="/profile" className={styles.change}>
          {text.change}
        </Link>
      </footer>
    </Dialog>
  );
}
