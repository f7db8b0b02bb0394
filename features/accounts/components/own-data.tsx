"use client";

import { useState } from "react";
import { Button, ButtonLink } from "@/components/form/button";
import { Section } from "@/components/layout/section";
import type { UserId } from "@/domain/ids";
import { useWords } from "@/words/use-words";
import { OWN_DATA_PATH } from "../client";
import { DeleteAccountDialog } from "./delete-account-dialog";
import styles from "./own-data.module.css";

/** The ways to take one's data along, and to leave for good. */
export function OwnData({ user, hasPassword }: { user: UserId; hasPassword: boolean }) {
  const text = useWords("accounts.ownData");
  const [deleting, setDeleting] = useState(false);
  return (
    <Section title={text("title")}>
      <div className={styles.row}>
        <p>{text("takeHint")}</p>
        <ButtonLink href={OWN_DATA_PATH} download prefetch={false}>
          {text("take")}
        </ButtonLink>
      </div>
      <div className={styles.row}>
        <p>{text("deleteHint")}</p>
        <Button className={styles.delete} onClick={() => setDeleting(true)}>
          {text("delete")}
        </Button>
      </div>
      <DeleteAccountDialog
        user={user}
        hasPassword={hasPassword}
        open={deleting}
        onOpenChange={setDeleting}
      />
    </Section>
  );
}
