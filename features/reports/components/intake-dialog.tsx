"use client";

import { Dialog } from "@/components/overlay/dialog";
import { Notice } from "@/components/layout/notice";
import { useWords } from "@/words/use-words";
import type { Imports } from "../imports/use-imports";
import type { useIntake } from "../use-intake";
import { DraftForm } from "./draft-form";
import { IntakeSource } from "./intake-source";
import styles from "./intake.module.css";

/** Adds a report: choose, look, name, send. */
export function IntakeDialog({
  team,
  control,
  imports,
  onAdded,
}: {
  team: string;
  control: ReturnType<typeof useIntake>;
  imports: Imports;
  onAdded: (added: { id: string; title: string }) => void;
}) {
  const text = useWords("reports.intake");
  const refusals = useWords("api.problems");
  const { open, draft, refused } = control.intake;
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && control.close()}
      title={text("title")}
      {...(!draft && { description: text("description") })}
      wide
    >
      {refused && (
        <div className={styles.refused}>
          <Notice tone="danger" live>
            {text("notRead", { name: refused.name, why: refusals(refused.refusal) })}
          </Notice>
        </div>
      )}
      {draft ? (
        <DraftForm
          team={team}
          draft={draft}
          imports={imports}
          onAdded={(added) => {
            control.close();
            onAdded(added);
          }}
          onAnother={control.openEmpty}
          onClose={control.close}
        />
      ) : (
        <IntakeSource
          onFiles={(files) => void control.takeFiles(files)}
          onText={control.takeText}
        />
      )}
    </Dialog>
  );
}
