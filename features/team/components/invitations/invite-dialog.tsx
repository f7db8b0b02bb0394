"use client";

import { useState } from "react";
import { Button } from "@/components/form/button";
import { Dialog, DialogClose, DialogFooter } from "@/components/overlay/dialog";
import { TextField } from "@/components/form/field";
import { Notice } from "@/components/layout/notice";
import { Select } from "@/components/form/select";
import { newInvitationSchema } from "@/contract/teams";
import { mayGrant } from "@/domain/access/permissions";
import { isRole, ROLES, type Role } from "@/domain/access/roles";
import { useForm } from "@/features/api/use-form";
import { useFailures } from "@/features/api/use-failures";
import { useWords } from "@/words/use-words";
import { addInvitation } from "../../client";
import { InvitationLink } from "./invitation-link";
import styles from "../dialog-form.module.css";

const LIFETIMES_DAYS = [1, 7, 14, 30, 90, 365];
const USUAL_ROLE: Role = "coder";

type Made = { url: string; role: Role; maxUses: number };

/** Makes an invitation link, then shows it, once. */
export function InviteDialog({
  team,
  acting,
  open,
  onOpenChange,
  onMade,
}: {
  team: string;
  acting: Role;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onMade: () => void;
}) {
  const text = useWords("team.invite");
  const words = useWords("team");
  const [made, setMade] = useState<Made | null>(null);
  const close = (next: boolean) => {
    onOpenChange(next);
    if (!next) setMade(null);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={made ? text("doneTitle") : text("title")}
      description={
        made
          ? text("doneText", { role: words(`roles.${made.role}`), uses: made.maxUses })
          : text("description")
      }
    >
      {made ? (
        <>
          <InvitationLink url={made.url} />
          <DialogFooter>
            <Button onClick={() => setMade(null)}>{text("another")}</Button>
            <Button variant="primary" onClick={() => close(false)}>
              {text("done")}
            </Button>
          </DialogFooter>
        </>
      ) : (
        <InviteForm
          team={team}
          acting={acting}
          onMade={(invitation) => {
            setMade(invitation);
            onMade();
          }}
        />
      )}
    </Dialog>
  );
}

function InviteForm({
  team,
  acting,
  onMade,
}: {
  team: string;
  acting: Role;
  onMade: (made: Made) => void;
}) {
  const text = useWords("team.invite");
  const words = useWords("team");
  const generic = useWords("components");
  const failures = useFailures();
  const [role, setRole] = useState<Role>(USUAL_ROLE);
  const form = useForm(async (valueOf) => {
    const draft = newInvitationSchema.safeParse({
      role,
      expiresInDays: Number(valueOf("expiresInDays")),
      maxUses: Number(valueOf("maxUses")),
      note: valueOf("note"),
    });
    if (!draft.success) return { done: false, errors: { maxUses: text("maxUsesError") } };
    const { expiresInDays, maxUses, note } = draft.data;
    const added = await addInvitation({ team, role, expiresInDays, maxUses, note });
    if (!added.ok) return failures.toSubmission(added.failure, ["maxUses", "note"]);
    onMade({ url: added.value.url, role: added.value.role, maxUses: added.value.maxUses });
    return { done: true };
  });
  return (
    <form className={styles.form} {...form.props}>
      <Select
        label={text("role")}
        name="role"
        value={role}
        onChange={(event) => {
          if (isRole(event.target.value)) setRole(event.target.value);
        }}
        options={ROLES.filter((granted) => mayGrant(acting, granted)).map((granted) => ({
          value: granted,
          label: words(`roles.${granted}`),
        }))}
        hint={words(`roleHints.${role}`)}
      />
      <div className={styles.pair}>
        <Select
          label={text("expires")}
          name="expiresInDays"
          defaultValue="14"
          options={LIFETIMES_DAYS.map((days) => ({
            value: String(days),
            label: text("days", { days }),
          }))}
        />
        <TextField
          label={text("maxUses")}
          name="maxUses"
          type="number"
          inputMode="numeric"
          min={1}
          max={500}
          defaultValue="1"
          error={form.errors.maxUses}
        />
      </div>
      <TextField
        label={text("note")}
        optional={text("optional")}
        name="note"
        maxLength={200}
        autoComplete="off"
        hint={text("noteHint")}
        error={form.errors.note}
      />
      {form.message !== null && (
        <Notice tone="danger" live>
          {form.message}
        </Notice>
      )}
      <DialogFooter>
        <DialogClose asChild>
          <Button>{generic("cancel")}</Button>
        </DialogClose>
        <Button type="submit" variant="primary" pending={form.pending}>
          {text("submit")}
        </Button>
      </DialogFooter>
    </form>
  );
}
