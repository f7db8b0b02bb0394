"use client";

import { Button } from "@/components/form/button";
import { TextField } from "@/components/form/field";
import { Notice } from "@/components/layout/notice";
import { teamNameSchema } from "@/contract/teams";
import { useForm } from "@/features/api/use-form";
import { useFailures } from "@/features/api/use-failures";
import { useWords } from "@/words/use-words";
import { setUp } from "../../client";
import { NewAccountFields, readNewAccount } from "./new-account-fields";
import styles from "./auth-form.module.css";

/** The first owner and their team. */
export function SetupForm({ token }: { token: string }) {
  const words = useWords("accounts");
  const text = useWords("accounts.setup");
  const failures = useFailures();
  const form = useForm(
    async (valueOf) => {
      const account = readNewAccount(valueOf, words);
      const teamName = teamNameSchema.safeParse(valueOf("teamName"));
      if (!account.ok || !teamName.success) {
        return {
          done: false,
          errors: {
            ...(!account.ok && account.errors),
            ...(!teamName.success && { teamName: words("invalidName") }),
          },
        };
      }
      const made = await setUp({ token, ...account.account, teamName: teamName.data });
      if (!made.ok)
        return failures.toSubmission(made.failure, ["name", "email", "password", "teamName"]);
      window.location.assign(`/teams/${made.value.team}`);
      return { done: true };
    },
    { keepPending: true },
  );
  return (
    <form className={styles.form} {...form.props}>
      <NewAccountFields errors={form.errors} />
      <TextField
        label={text("teamName")}
        name="teamName"
        autoComplete="organization"
        required
        maxLength={80}
        hint={text("teamHint")}
        error={form.errors.teamName}
      />
      {form.message !== null && (
        <Notice tone="danger" live>
          {form.message}
        </Notice>
      )}
      <Button
        type="submit"
        variant="primary"
        size="large"
        pending={form.pending}
        className={styles.submit}
      >
        {text("submit")}
      </Button>
    </form>
  );
}
