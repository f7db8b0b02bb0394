"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Plus, Tag } from "lucide-react";
import { Button } from "@/components/form/button";
import { EmptyState } from "@/components/layout/empty-state";
import { Page } from "@/components/layout/page";
import { Section } from "@/components/layout/section";
import { showToast } from "@/components/overlay/toast-store";
import { useSyncedState } from "@/components/use-synced-state";
import { VisuallyHidden } from "@/components/visually-hidden";
import { LABEL_COLOURS } from "@/contract/common";
import type { Label, Team } from "@/contract/teams";
import { may } from "@/domain/access/permissions";
import { useFailures } from "@/features/api/use-failures";
import { useWords } from "@/words/use-words";
import { changeLabel } from "../../client";
import { moveWithinActive } from "../../move-label";
import { LabelDialog, type LabelDialogState } from "./label-dialog";
import { LabelRow } from "./label-row";
import styles from "./label-list.module.css";

export function LabelList({ team, labels: loaded }: { team: Team; labels: readonly Label[] }) {
  const text = useWords("team.labels");
  const failures = useFailures();
  const router = useRouter();
  const [labels, setLabels] = useSyncedState(loaded);
  const [dialog, setDialog] = useState<LabelDialogState>(null);
  const [announcement, setAnnouncement] = useState("");

  const mayEdit = may(team.role, "label.edit");
  const active = labels.filter(({ archived }) => !archived);
  const archived = labels.filter((label) => label.archived);
  const leastUsed =
    LABEL_COLOURS.toSorted((a, b) => countOf(active, a) - countOf(active, b))[0] ?? "amber";

  const move = async (label: Label, by: -1 | 1) => {
    const moved = moveWithinActive(labels, label.id, by);
    if (!moved) return;
    setLabels(moved.labels);
    const place =
      moved.labels.filter((other) => !other.archived).findIndex(({ id }) => id === label.id) + 1;
    setAnnouncement(text("moved", { name: label.name, place, of: active.length }));
    const saved = await changeLabel(team.id, label.id, { position: moved.position });
    if (!saved.ok) {
      setLabels(labels);
      failures.show(saved.failure);
    }
  };
  const setArchived = async (label: Label, next: boolean, undoable = true) => {
    const saved = await changeLabel(team.id, label.id, { archived: next });
    if (!saved.ok) {
      failures.show(saved.failure);
      return;
    }
    showToast(
      next ? text("wasArchived", { name: label.name }) : text("wasRestored", { name: label.name }),
      {
        ...(undoable && {
          action: { label: text("undo"), run: () => void setArchived(label, !next, false) },
        }),
      },
    );
    router.refresh();
  };
  const add = mayEdit && (
    <Button
      variant="primary"
      icon={<Plus size={16} aria-hidden="true" />}
      onClick={() => setDialog("new")}
    >
      {text("add")}
    </Button>
  );

  return (
    <Page
      title={text("title")}
      intro={mayEdit ? text("intro") : text("readOnly")}
      width="narrow"
      actions={active.length > 0 && add}
    >
      <VisuallyHidden>
        <span role="status">{announcement}</span>
      </VisuallyHidden>
      {active.length > 0 ? (
        <ul className={styles.list} aria-label={text("list")}>
          {active.map((label, index) => (
            <LabelRow
              key={label.id}
              label={label}
              mayEdit={mayEdit}
              isFirst={index === 0}
              isLast={index === active.length - 1}
              onMove={(by) => void move(label, by)}
              onEdit={() => setDialog(label)}
              onArchive={() => void setArchived(label, true)}
            />
          ))}
        </ul>
      ) : (
        <EmptyState icon={<Tag size={24} aria-hidden="true" />} title={text("none")} actions={add}>
          {text("noneText")}
        </EmptyState>
      )}
      {archived.length > 0 && (
        <Section title={text("archived")} description={text("archivedHint")}>
          <ul className={styles.archived}>
            {archived.map((label) => (
              <li key={label.id} className={styles.old}>
                <span className={styles.oldName}>{label.name}</span>
                {mayEdit && (
                  <Button
                    size="small"
                    variant="ghost"
                    aria-label={text("restoreLabel", { name: label.name })}
                    onClick={() => void setArchived(label, false)}
                  >
                    {text("restore")}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <LabelDialog
        team={team.id}
        state={dialog}
        usualColour={leastUsed}
        onClose={() => setDialog(null)}
        onSaved={() => router.refresh()}
      />
    </Page>
  );
}

function countOf(labels: readonly Label[], colour: string): number {
  return labels.filter((label) => label.colour === colour).length;
}
