"use client";

import Link from "next/link";
import { Dialog } from "@/components/overlay/dialog";
import { Kbd } from "@/components/kbd";
import { Switch } from "@/components/form/switch";
import { groupByLayer } from "@/features/shortcuts/layers";
import { resolveKeys } from "@/features/shortcuts/resolve-keys";
import { writeChord } from "@/features/shortcuts/shortcut";
import { useWords } from "@/words/use-words";
import { useRoom } from "../kernel/room-context";
import { COMMANDS } from "../commands";
import { useLive } from "../kernel/use-live";
import { changeSettings } from "../view/change-settings";
import { helpOf } from "./models";
import styles from "./help-dialog.module.css";

type FixedKey = "arrows" | "enter" | "escape" | "send";

/** Keys that are the same for everybody, and call no command. */
const FIXED: readonly { keys: readonly string[]; does: FixedKey }[] = [
  { keys: ["←", "→", "↑", "↓"], does: "arrows" },
  { keys: ["Enter"], does: "enter" },
  { keys: ["Esc"], does: "escape" },
  { keys: ["Ctrl+Enter"], does: "send" },
];

/** Every key of the room, as this person has set them. */
export function HelpDialog() {
  const text = useWords("reading-room.help");
  const words = useWords("reading-room");
  const shortcuts = useWords("shortcuts");
  const room = useRoom();
  const open = useLive(helpOf(room), (value) => value);
  const settings = useLive(room.settings, (value) => value);
  const { bindings } = resolveKeys(COMMANDS, { ...settings, singleKeys: true });
  const on = settings.singleKeys !== false;
  return (
    <Dialog
      open={open}
      onOpenChange={(help) => helpOf(room).set(help)}
      wide
      title={text("title")}
      description={on ? text("lead") : text("off")}
    >
      <div className={styles.columns} data-off={!on || undefined}>
        {groupByLayer(COMMANDS).map(({ layer, shortcuts: commands }) => (
          <section key={layer}>
            <h3 className={styles.title}>{shortcuts(`layers.${layer}`)}</h3>
            <dl className={styles.keys}>
              {commands.map(({ name, chords = [] }) => (
                <div key={name} className={styles.row}>
                  <dt>{shortcuts(`names.${name}`)}</dt>
                  <dd>
                    <Kbd>{bindings.get(name) ?? "–"}</Kbd>
                    {chords.map((chord) => (
                      <Kbd key={writeChord(chord)}>{writeChord(chord)}</Kbd>
                    ))}
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
