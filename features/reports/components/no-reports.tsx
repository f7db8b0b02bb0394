import type { ReactNode } from "react";
import { Button } from "@/components/button";
import { EmptyState } from "@/components/empty-state";
import { messages } from "../messages";

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
  const showAll = <Button onClick={onShowAll}>{messages.back}</Button>;
  if (search.trim() !== "") {
    return (
      <EmptyState icon={icon} title={messages.noneFound(search.trim())} actions={showAll}>
        {messages.noneFoundText}
      </EmptyState>
    );
  }
  if (archived) {
    return (
      <EmptyState icon={icon} title={messages.noneArchived} actions={showAll}>
        {messages.noneArchivedText}
      </EmptyState>
    );
  }
  return mayCreate ? (
    <EmptyState icon={icon} title={messages.none} actions={add}>
      {messages.noneText}
    </EmptyState>
  ) : (
    <EmptyState icon={icon} title={messages.noneReadOnly}>
      {messages.noneReadOnlyText}
    </EmptyState>
  );
}
