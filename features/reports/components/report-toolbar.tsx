"use client";

import { ChevronDown, Search, X } from "lucide-react";
import { Segmented } from "@/components/form/segmented";
import { useWords } from "@/words/use-words";
import type { ReportSort } from "../arrange-reports";
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
  const words = useWords("reports");
  return (
    <div className={styles.toolbar} role="search">
      <div className={styles.search}>
        <Search size={16} aria-hidden="true" />
        <input
          type="search"
          aria-label={words("search")}
          placeholder={words("searchPlaceholder")}
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
            aria-label={words("clearSearch")}
            onClick={() => onSearch("")}
          >
            <X size={15} aria-hidden="true" />
          </button>
        )}
      </div>
      <Segmented
        label={words("which")}
        value={archived ? "archived" : "current"}
        onChange={(value) => onArchived(value === "archived")}
        options={[
          { value: "current", label: <Counted label={words("current")} count={currentCount} /> },
          { value: "archived", label: <Counted label={words("archived")} count={archivedCount} /> },
        ]}
      />
      <span className={styles.sort}>
        <select
          aria-label={words("sort")}
          value={sort}
          onChange={(event) =>
            onSort(SORTS.find((value) => value === event.target.value) ?? "newest")
          }
        >
          {SORTS.map((value) => (
            <option key={value} value={value}>
              {words(`sorts.${value}`)}
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
