"use client";

import {
  Archive,
  ArchiveRestore,
  BookPlus,
  Download,
  MoreHorizontal,
  Pencil,
  Trash2,
} from "lucide-react";
import { IconButton } from "@/components/form/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@/components/overlay/menu";
import type { ReportSummary } from "@/contract/reports";
import { may } from "@/domain/access/permissions";
import type { Role } from "@/domain/access/roles";
import { useWords } from "@/words/use-words";
import type { ReportActions } from "../report-actions";
import styles from "./report-row.module.css";

/** Only what this role may do; nothing at all where there is nothing to do. */
export function ReportMenu({
  report,
  role,
  actions,
}: {
  report: ReportSummary;
  role: Role;
  actions: ReportActions;
}) {
  const words = useWords("reports");
  const mayEdit = may(role, "report.edit");
  const mayArchive = may(role, "report.archive");
  const mayDelete = may(role, "report.delete");
  const { file } = report.edition;
  if (!mayEdit && !mayArchive && !mayDelete && file === null) return null;
  const archived = report.archivedAt !== null;
  return (
    <div className={styles.menu}>
      <Menu
        trigger={
          <IconButton
            tooltip={false}
            label={words("actions", { title: report.title })}
            icon={<MoreHorizontal size={18} aria-hidden="true" />}
          />
        }
      >
        {mayEdit && (
          <MenuItem
            icon={<Pencil size={16} aria-hidden="true" />}
            onSelect={() => actions.onEdit(report)}
          >
            {words("edit")}
          </MenuItem>
        )}
        {mayEdit && (
          <MenuItem
            icon={<BookPlus size={16} aria-hidden="true" />}
            afterClose={() => actions.onAddEdition(report)}
          >
            {words("addEdition")}
          </MenuItem>
        )}
        {file !== null && (
          <MenuItem asChild>
            {/* No page of ours: the browser saves it. */}
            <a href={`/api/v1/reports/${report.id}/file`} download={file}>
              <Download size={16} aria-hidden="true" />
              {words("download")}
            </a>
          </MenuItem>
        )}
        {mayArchive && (
          <MenuItem
            icon={
              archived ? (
                <ArchiveRestore size={16} aria-hidden="true" />
              ) : (
                <Archive size={16} aria-hidden="true" />
              )
            }
            onSelect={() => actions.onArchive(report, !archived)}
          >
            {archived ? words("unarchive") : words("archive")}
          </MenuItem>
        )}
        {mayDelete && (
          <>
            {(mayEdit || mayArchive || file !== null) && <MenuSeparator />}
            <MenuItem
              danger
              icon={<Trash2 size={16} aria-hidden="true" />}
              onSelect={() => actions.onDelete(report)}
            >
              {words("delete")}
            </MenuItem>
          </>
        )}
      </Menu>
    </div>
  );
}
