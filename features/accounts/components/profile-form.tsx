"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Avatar } from "@/components/person/avatar";
import { Button } from "@/components/form/button";
import { ColourChoice } from "@/components/form/colour-choice";
import { TextField } from "@/components/form/field";
import { Notice } from "@/components/layout/notice";
import { Section } from "@/components/layout/section";
import { showToast } from "@/components/overlay/toast-store";
import { PERSON_COLOURS, personNameSchema, type PersonColour } from "@/contract/common";
import type { Me } from "@/contract/people";
import { useForm } from "@/features/api/use-form";
import { useFailures } from "@/features/api/use-failures";
import { useWords } from "@/words/use-words";
import { changeMe } from "../client";
import styles from "./profile-form.module.css";

/** Name and colour, as colleagues see them. */
export function ProfileForm({ me }: { me: Me }) {
  const words = useWords("accounts");
  const text = useWords("accounts.profile");
  const failures = useFailures();
  const router = useRouter();
  const [name, setName] = useState(me.name);
  const [colour, setColour] = useState<string>(me.colour);
  const form = useForm(async () => {
    const isRenamed = name !== me.name;
    const parsed = personNameSchema.safeParse(name);
    // An older name may be one that nobody could choose today.
    if (isRenamed && !parsed.success)
      return { done: false, errors: { name: words("invalidName") } };
    const saved = await changeMe({
      colour: colour as PersonColour,
      ...(isRenamed && { name: parsed.data }),
    });
    if (!saved.ok) return failures.toSubmission(saved.failure, ["name"]);
    showToast(text("saved"));
    router.refresh();
    return { done: true };
  });
  return (
    <Section title={text("you")}>
      <form className={styles.form} {...form.props}>
        <div className={styles.preview}>
          <Avatar name={name} colour={colour} size="large" />
          <div>
            <p className={styles.name}>{name.trim() === "" ? "\u00a0" : name}</p>
            <p className={styles.email}>{me.email}</p>
          </div>
        </div>
        <TextField
          label={text("name")}
          name="name"
          autoComplete="name"
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={form.errors.name}
        />
        <div>
          <ColourChoice
            label={text("colour")}
            options={PERSON_COLOURS.map((one) => ({
              value: one,
              label: text(`colours.${one}`),
              swatch: `var(--person-${one})`,
              ink: "var(--person-ink)",
            }))}
            value={colour}
            onChange={setColour}
          />
          <p className={styles.hint}>{text("colourHint")}</p>
        </div>
        {form.message !== null && (
          <Notice tone="danger" live>
            {form.message}
          </Notice>
        )}
        <div>
          <Button type="submit" variant="primary" pending={form.pending}>
            {text("save")}
          </Button>
        </div>
      </form>
    </Section>
  );
}
