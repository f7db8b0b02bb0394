"use client";

import { ChevronDown, Search, X } from "lucide-react";
import { Segmented } from "@/components/segmented";
import type { ReportSort } from "../arrange-reports";
import { messages } from "../messages";
import styles from "./report-list.module.css";

const SORTS = ["newest", "title", "open"] as const satisfies readonly ReportSort[];

export function ReportToolbar({
  search,
  onSearch,
  archived,
  onArchived,
  archivedCount,
  currentCount,
  sort,
  onSort,
}: {
  search: string;
  onSearch: (search: string) => void;
  archived: boolean;
  onArchived: (archived: boolean) => void;
  archivedCount: number;
  currentCount: number;
  sort: ReportSort;
  onSort: (sort: ReportSort) => void;
}) {
  return (
    <div className={styles.toolbar} role="search">
      <div className={styles.search}>
        <Search size={16} aria-hidden="true" />
        <input
          type="search"
          aria-label={messages.search}
          placeholder={messages.searchPlaceholder}
          value={search}
          onChange={(event) => onSearch(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") onSearch("");
          }}
        />
        {search !== "" && (
          <button
            type="button"
            className={styles.clear}
            aria-label={messages.clearSearch}
            onClick={() => onSearch("")}
          >
            <X size={15} aria-hidden="true" />
          </button>
        )}
      </div>
      <Segmented
        label={messages.which}
        value={archived ? "archived" : "current"}
        onChange={(value) => onArchived(value === "archived")}
        options={[
          { value: "current", label: <Counted label={messages.current} count={currentCount} /> },
          { value: "archived", label: <Counted label={messages.archived} count={archivedCount} /> },
        ]}
      />
      <span className={styles.sort}>
        <select
          aria-label={messages.sort}
          value={sort}
          onChange={(event) =>
            onSort(SORTS.find((value) => value === event.target.value) ?? "newest")
          }
        >
          {SORTS.map((value) => (
            <option key={value} value={value}>
              {messages.sorts[value]}
            </option>
          ))}
        </select>
        <ChevronDown size={16} aria-hidden="true" />
      </span>
    </div>
  );
}

function Counted({ label, count }: { label: string; count: number }) {
  return (
    <>
      {label} <span className={styles.count}>{count}</span>
    </>
  );
}
