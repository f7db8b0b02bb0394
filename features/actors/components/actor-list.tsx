"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Plus, UsersRound } from "lucide-react";
import { Button } from "@/components/form/button";
import { EmptyState } from "@/components/layout/empty-state";
import { TextField } from "@/components/form/field";
import { useLocale } from "@/words/use-locale";
import { Page } from "@/components/layout/page";
import { showToast } from "@/components/overlay/toast-store";
import type { Actor } from "@/contract/actors";
import type { Team } from "@/contract/teams";
import { may } from "@/domain/access/permissions";
import { useFailures } from "@/features/api/use-failures";
import { useWords } from "@/words/use-words";
import { deleteActor, restoreActor } from "../client";
import { searchActors } from "../search-actors";
import { ActorDialog, type ActorDialogState } from "./actor-dialog";
import { ActorTable } from "./actor-table";
import { MergeDialog } from "./merge-dialog";
import styles from "./actor-list.module.css";

/** The team's own list of whom it follows. */
export function ActorList({ team, actors }: { team: Team; actors: readonly Actor[] }) {
  const text = useWords("actors");
  const failures = useFailures();
  const router = useRouter();
  const locale = useLocale();
  const [words, setWords] = useState("");
  const [dialog, setDialog] = useState<ActorDialogState>(null);
  const [merging, setMerging] = useState<Actor | null>(null);
  const mayEdit = may(team.role, "actor.edit");
  const found = searchActors(actors, words, locale);

  const bringBack = async ({ id, name }: Actor): Promise<void> => {
    const restored = await restoreActor(team.id, id);
    if (!restored.ok) {
      failures.show(restored.failure);
      return;
    }
    showToast(text("restored", { name }));
    router.refresh();
  };
  const remove = async (actor: Actor): Promise<void> => {
    const deleted = await deleteActor(team.id, actor.id);
    if (!deleted.ok) {
      failures.show(deleted.failure);
      return;
    }
    showToast(text("deleted", { name: actor.name }), {
      action: { label: text("undo"), run: () => void bringBack(actor) },
    });
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
      actions={actors.length > 0 && add}
    >
      {actors.length === 0 ? (
        <EmptyState
          icon={<UsersRound size={24} aria-hidden="true" />}
          title={text("none")}
          actions={add}
        >
          {mayEdit ? text("noneText") : text("noneReader")}
        </EmptyState>
      ) : (
        <>
          <div className={styles.search}>
            <TextField
              label={text("search")}
              type="search"
              placeholder={text("searchHint")}
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
            <p role="status" className={styles.count}>
              {found.length === actors.length
                ? text("count", { all: actors.length })
                : text("countOf", { shown: found.length, all: actors.length })}
            </p>
          </div>
          {found.length > 0 ? (
            <ActorTable
              actors={found}
              mayEdit={mayEdit}
              onEdit={setDialog}
              onMerge={setMerging}
              onDelete={(actor) => void remove(actor)}
            />
          ) : (
            <EmptyState
              title={text("noMatch")}
              actions={<Button onClick={() => setWords("")}>{text("clear")}</Button>}
            >
              {text("noMatchText")}
            </EmptyState>
          )}
        </>
      )}
      <ActorDialog
        team={team.id}
        state={dialog}
        onClose={() => setDialog(null)}
        onSaved={() => router.refresh()}
      />
      <MergeDialog
        team={team.id}
        actor={merging}
        others={actors.filter(({ id }) => id !== merging?.id)}
        onClose={() => setMerging(null)}
        onMerged={() => router.refresh()}
      />
    </Page>
  );
}
