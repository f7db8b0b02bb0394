"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/form/button";
import { EmptyState } from "@/components/layout/empty-state";
import { useWords } from "@/words/use-words";

/** Why the list is empty, and what to do. */
export function NoReports({
  icon,
  search,
  archived,
  mayCreate,
  add,
  onShowAll,
}: {
  icon: ReactNode;
  search: string;
  archived: boolean;
  mayCreate: boolean;
  add: ReactNode;
  onShowAll: () => void;
}) {
  const words = useWords("reports");
  const showAll = <Button onClick={onShowAll}>{words("back")}</Button>;
  if (search.trim() !== "") {
    return (
      <EmptyState
        icon={icon}
        title={words("noneFound", { search: search.trim() })}
        actions={showAll}
      >
        {words("noneFoundText")}
      </EmptyState>
    );
  }
  if (archived) {
    return (
      <EmptyState icon={icon} title={words("noneArchived")} actions={showAll}>
        {words("noneArchivedText")}
      </EmptyState>
    );
  }
  return mayCreate ? (
    <EmptyState icon={icon} title={words("none")} actions={add}>
      {words("noneText")}
    </EmptyState>
  ) : (
    <EmptyState icon={icon} title={words("noneReadOnly")}>
      {words("noneReadOnlyText")}
    </EmptyState>
  );
}
