"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/form/button";
import { TextField } from "@/components/form/field";
import { Notice } from "@/components/layout/notice";
import { Section } from "@/components/layout/section";
import { showToast } from "@/components/overlay/toast-store";
import { teamNameSchema, type Team } from "@/contract/teams";
import { may } from "@/domain/access/permissions";
import { useForm } from "@/features/api/use-form";
import { useFailures } from "@/features/api/use-failures";
import { useWords } from "@/words/use-words";
import { renameTeam } from "../client";
import { FormerWordsChoice } from "./former-words";
import { PastKeptChoice } from "./past-kept";
import { SecondFactorSwitch } from "./second-factor-switch";
import { DeleteTeamDialog } from "./delete-team-dialog";
import styles from "./team-settings.module.css";

/** Renaming, and for owners what guards the team, what becomes of former members' words and of the past, and deleting. */
export function TeamSettings({ team }: { team: Team }) {
  const words = useWords("team");
  const text = useWords("team.settings");
  const failures = useFailures();
  const router = useRouter();
  const [deleting, setDeleting] = useState(false);
  const form = useForm(async (valueOf) => {
    const name = teamNameSchema.safeParse(valueOf("name"));
    if (!name.success) return { done: false, errors: { name: words("newTeam.invalidName") } };
    const renamed = await renameTeam(team.id, name.data);
    if (!renamed.ok) return failures.toSubmission(renamed.failure, ["name"]);
    showToast(text("saved"));
    router.refresh();
    return { done: true };
  });
  return (
    <div id="settings">
      <Section title={text("title")}>
        <form className={styles.form} {...form.props}>
          <TextField
            label={text("rename")}
            name="name"
            defaultValue={team.name}
            maxLength={80}
            autoComplete="off"
            className={styles.name}
            error={form.errors.name}
          />
          <Button type="submit" pending={form.pending} className={styles.save}>
            {text("save")}
          </Button>
        </form>
        {form.message !== null && (
          <Notice tone="danger" live>
            {form.message}
          </Notice>
        )}
        {may(team.role, "team.secure") && <SecondFactorSwitch team={team} />}
        {may(team.role, "team.delete") && <FormerWordsChoice team={team} />}
        {may(team.role, "past.erase") && <PastKeptChoice team={team} />}
        {may(team.role, "team.delete") && (
          <div className={styles.danger}>
            <p>{text("deleteHint")}</p>
            <Button className={styles.delete} onClick={() => setDeleting(true)}>
              {text("delete")}
            </Button>
            <DeleteTeamDialog team={team} open={deleting} onOpenChange={setDeleting} />
          </div>
        )}
      </Section>
    </div>
  );
}
