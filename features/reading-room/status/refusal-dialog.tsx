"use client";

import { Button } from "@/components/form/button";
import { Dialog } from "@/components/overlay/dialog";
import { showToast } from "@/components/overlay/toast-store";
import type { KeptText } from "@/domain/facts/kept-text";
import { useWords } from "@/words/use-words";
import { copyText } from "../copy-link";
import { useRoom } from "../kernel/room-context";
import { useLive } from "../kernel/use-live";
import styles from "./refusal-dialog.module.css";

/** What the server refused, why, and the words themselves, until the person says that they have kept them. */
export function RefusalDialog() {
  const words = useWords("reading-room");
  const text = useWords("reading-room.refusal");
  const room = useRoom();
  const status = useLive(room.status, (value) => value);
  if (status.kind !== "refused") return null;
  // Reasons are the server's, which may be newer than this window.
  const key = `refusals.${status.reason}` as "refusals.malformed";
  const reason = words.has(key) ? words(key) : text("reason", { reason: status.reason });
  const close = (): void => room.shared.acknowledgeRefusal();
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open && status.kept.length === 0) close();
      }}
      title={text("title")}
      description={text("lead", { edits: status.edits })}
      footer={
        <Button variant="primary" onClick={close}>
          {text("close")}
        </Button>
      }
    >
      <p>{reason}</p>
      {status.kept.length > 0 && (
        <>
          <h3 className={styles.title}>{text("kept")}</h3>
          <p className={styles.hint}>{text("keptHint")}</p>
          {status.kept.map((kept) => (
            <Kept key={kept.comment} kept={kept} />
          ))}
        </>
      )}
    </Dialog>
  );
}

function Kept({ kept }: { kept: KeptText }) {
  const text = useWords("reading-room.refusal");
  return (
    <div className={styles.kept}>
      <textarea
        readOnly
        rows={3}
        value={kept.body}
        aria-label={text("kept")}
        className={styles.words}
      />
      <Button
        size="small"
        onClick={() => {
          void copyText(kept.body).then((done) => {
            if (done) showToast(text("copied"));
          });
        }}
      >
        {text("copy")}
      </Button>
    </div>
  );
}
