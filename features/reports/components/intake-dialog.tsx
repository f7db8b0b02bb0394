"use client";

import { Dialog } from "@/components/dialog";
import { Notice } from "@/components/notice";
import { messages } from "../messages";
import type { useIntake } from "../use-intake";
import { DraftForm } from "./draft-form";
import { IntakeSource } from "./intake-source";
import styles from "./intake.module.css";

const text = messages.intake;

/** Adds reports: choose, look, name, send. Several files are taken one after the other. */
export function IntakeDialog({
  team,
  control,
  onAdded,
}: {
  team: string;
  control: ReturnType<typeof useIntake>;
  /** All that was taken in is dealt with: `report` is the id where it was one alone. */
  onAdded: (outcome: { report: string | null; title: string; added: number }) => void;
}) {
  const { intake } = control;
  const [draft] = intake.drafts;
  const index = intake.taken - intake.drafts.length + 1;
  const title = draft && intake.taken > 1 ? text.titleOf(index, intake.taken) : text.title;

  const finish = (added: { id: string; title: string } | null) => {
    const isLast = intake.drafts.length === 1;
    const count = intake.added + (added ? 1 : 0);
    if (!isLast) {
      control.next(added !== null);
      return;
    }
    control.close();
    if (count > 0) {
      onAdded({
        report: intake.taken === 1 ? (added?.id ?? null) : null,
        title: added?.title ?? "",
        added: count,
      });
    }
  };

  return (
    <Dialog
      open={intake.open}
      onOpenChange={(open) => {
        if (!open) finishEarly();
      }}
      title={title}
      {...(!draft && { description: text.description })}
      wide
    >
      {intake.refused.length > 0 && (
        <div className={styles.refused}>
          <Notice tone="danger" live>
            <ul className={styles.reasons}>
              {intake.refused.map(({ name, refusal }, position) => (
                <li key={`${position} ${name}`}>
                  {text.notRead(name, messages.refusals[refusal])}
                </li>
              ))}
            </ul>
          </Notice>
        </div>
      )}
      {draft ? (
        <DraftForm
          key={index}
          team={team}
          draft={draft}
          isOnly={intake.taken === 1}
          onAdded={finish}
          onSkip={() => (intake.taken === 1 ? control.openEmpty() : finish(null))}
        />
      ) : (
        <IntakeSource
          onFiles={(files) => void control.takeFiles(files)}
          onText={(pasted, format) => control.takeText(pasted, format, text.pasted)}
        />
      )}
    </Dialog>
  );

  function finishEarly() {
    control.close();
    if (intake.added > 0) onAdded({ report: null, title: "", added: intake.added });
  }
}
