"use client";

import { z } from "zod";
import { TextField } from "@/components/form/field";
import { changeReportSchema } from "@/contract/reports";
import type { FormErrors } from "@/features/api/use-form";
import type { Words } from "@/words/speaker";
import { useWords } from "@/words/use-words";
import styles from "./intake.module.css";

const schema = changeReportSchema
  .pick({ title: true, publisher: true, published: true, sourceUrl: true })
  .required();
const untitledSchema = schema.extend({ title: schema.shape.title.or(z.literal("")) });

export type Details = { title: string; publisher: string; published: string; sourceUrl: string };
export const DETAIL_NAMES = ["title", "publisher", "published", "sourceUrl"] as const;

const PROBLEMS = {
  title: "invalidTitle",
  publisher: "invalidPublisher",
  published: "invalidPublished",
  sourceUrl: "invalidUrl",
} as const satisfies Record<keyof Details, string>;

/** The fields about a report: everything but its text. */
export function DetailFields({
  initial,
  errors,
  titleHint,
}: {
  initial: Details;
  errors: FormErrors;
  /** Said where the title may be left empty. */
  titleHint?: string;
}) {
  const text = useWords("reports.details");
  return (
    <>
      <TextField
        // Another guess takes the place of what was guessed before.
        key={initial.title}
        label={text("title")}
        name="title"
        {...(titleHint === undefined
          ? { required: true }
          : { optional: text("optional"), hint: titleHint })}
        maxLength={300}
        autoComplete="off"
        defaultValue={initial.title}
        error={errors.title}
      />
      <div className={styles.pair}>
        <TextField
          label={text("publisher")}
          optional={text("optional")}
          name="publisher"
          maxLength={200}
          autoComplete="off"
          defaultValue={initial.publisher}
          error={errors.publisher}
        />
        <TextField
          label={text("published")}
          optional={text("optional")}
          name="published"
          maxLength={100}
          autoComplete="off"
          defaultValue={initial.published}
          hint={text("publishedHint")}
          error={errors.published}
        />
      </div>
      <TextField
        label={text("sourceUrl")}
        optional={text("optional")}
        name="sourceUrl"
        type="url"
        inputMode="url"
        maxLength={2_000}
        autoComplete="off"
        defaultValue={initial.sourceUrl}
        hint={text("sourceHint")}
        error={errors.sourceUrl}
      />
    </>
  );
}

/** The fields' values, or what is wrong with which. */
export function readDetails(
  valueOf: (name: string) => string,
  words: Words<"reports.details">,
  titleIsOptional = false,
): { ok: true; details: Details } | { ok: false; errors: FormErrors } {
  const parsed = (titleIsOptional ? untitledSchema : schema).safeParse(
    Object.fromEntries(DETAIL_NAMES.map((name) => [name, valueOf(name).trim()])),
  );
  if (parsed.success) return { ok: true, details: parsed.data };
  const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]));
  return {
    ok: false,
    errors: Object.fromEntries(
      DETAIL_NAMES.filter((name) => wrong.has(name)).map((name) => [name, words(PROBLEMS[name])]),
    ),
  };
}
