"use client";

import { Select } from "@/components/form/select";
import { Notice } from "@/components/layout/notice";
import { LEGACY_ENCODINGS, type LegacyEncoding } from "@/domain/edition/decode/guess-encoding";
import { useWords } from "@/words/use-words";

/** How the letters of a file are read that does not say it itself. */
export function EncodingChoice({
  value,
  onChange,
}: {
  value: LegacyEncoding;
  onChange: (encoding: LegacyEncoding) => void;
}) {
  const text = useWords("reports.intake");
  return (
    <>
      <Notice tone="warning">{text("guessed")}</Notice>
      <Select
        label={text("encoding")}
        hint={text("encodingHint")}
        value={value}
        onChange={({ target }) => {
          const chosen = LEGACY_ENCODINGS.find((encoding) => encoding === target.value);
          if (chosen) onChange(chosen);
        }}
        options={LEGACY_ENCODINGS.map((encoding) => ({
          value: encoding,
          label: text(`encodings.${encoding}`),
        }))}
      />
    </>
  );
}
