"use client";

import Link from "next/link";
import {
  ALargeSmall,
  ArchiveRestore,
  Keyboard,
  PanelLeftOpen,
  PanelRightOpen,
  Redo2,
  Search,
  Share2,
  Undo2,
} from "lucide-react";
import { Button } from "@/components/form/button";
import { IconButton } from "@/components/form/icon-button";
import { Kbd } from "@/components/kbd";
import { BrandMark } from "@/features/accounts/components/sign-in/brand-mark";
import { useWords } from "@/words/use-words";
import { copyLink } from "../copy-link";
import { stepHistory } from "../history/step-history";
import { PresenceAvatars } from "../live/presence-avatars";
import { ReviewButton } from "../review/review-button";
import { useRights, useRoom } from "../kernel/room-context";
import { StatusBadge } from "../status/status-badge";
import { showColumn, useColumns } from "../use-columns";
import { useLive } from "../kernel/use-live";
import { reportWords } from "../kernel/use-report-words";
import { ViewPopover } from "../view/view-popover";
import { MoreMenu } from "./more-menu";
import { findingOf } from "../find/models";
import { deletedOf } from "../deleted/models";
import { helpOf } from "../help/models";
import { useKeys } from "../kernel/keys/use-keys";
import styles from "./room-bar.module.css";

const SIZE = { size: 17, "aria-hidden": true } as const;

/** The one slim bar: where one is, whether one's work is safe, who else is here. */
export function RoomBar() {
  const text = useWords("reading-room.bar");
  const words = useWords("reading-room");
  const room = useRoom();
  const columns = useColumns();
  const { report, team } = room.data;
  const keyOf = useKeys();
  const [find, help] = [keyOf("find"), keyOf("help")];
  return (
    <header className={styles.bar} data-room-bar aria-label={text("label")}>
      <Link
        href={`/teams/${team.id}`}
        className={styles.home}
        aria-label={text("back", { team: team.name })}
      >
        <BrandMark />
      </Link>
      <p className={styles.crumb}>
        <span className={styles.team}>{team.name} / </span>
        <b {...reportWords(report.language)}>{report.title}</b>
      </p>
      <nav className={styles.tabs} aria-label={text("views")}>
        <a href={`/reports/${report.id}`} aria-current="page" className={styles.tab}>
          {text("read")}
        </a>
      </nav>
      {!columns.outline && (
        <IconButton
          className={styles.wide}
          label={words("outline.show")}
          icon={<PanelLeftOpen {...SIZE} />}
          onClick={() => showColumn("outline", true)}
        />
      )}
      <span className={styles.spring} />
      <button type="button" className={styles.find} onClick={() => findingOf(room).set(true)}>
        <Search size={15} aria-hidden="true" />
        <span className={styles.findWords}>{text("findShort")}</span>
        {find !== null && <Kbd>{find}</Kbd>}
      </button>
      <ReviewButton className={styles.review} />
      <History />
      <StatusBadge />
      <PresenceAvatars />
      <ViewPopover
        trigger={
          <IconButton
            className={styles.wide}
            label={text("view")}
            tooltip={false}
            icon={<ALargeSmall size={19} aria-hidden="true" />}
          />
        }
      />
      <DeletedButton />
      <IconButton
        className={styles.wide}
        label={text("keys")}
        {...(help !== null && { shortcut: help })}
        icon={<Keyboard {...SIZE} />}
        onClick={() => helpOf(room).set(true)}
      />
      <Button
        className={styles.wide}
        size="small"
        icon={<Share2 size={15} aria-hidden="true" />}
        title={text("shareLabel")}
        onClick={() => void copyLink(room, null, text("shared"))}
      >
        {text("share")}
      </Button>
      {!columns.notes && (
        <IconButton
          className={styles.wide}
          label={words("margin.show")}
          icon={<PanelRightOpen {...SIZE} />}
          onClick={() => showColumn("notes", true)}
        />
      )}
      <MoreMenu />
    </header>
  );
}

function DeletedButton() {
  const text = useWords("reading-room.bar");
  const room = useRoom();
  const rights = useRights();
  if (!rights.restore) return null;
  return (
    <IconButton
      className={styles.wide}
      label={text("deleted")}
      icon={<ArchiveRestore {...SIZE} />}
      onClick={() => deletedOf(room).set(true)}
    />
  );
}

function History() {
  const text = useWords("reading-room.bar");
  const room = useRoom();
  const rights = useRights();
  const { canUndo, canRedo } = useLive(room.undoState, (value) => value);
  if (!rights.write) return null;
  return (
    <span className={styles.history}>
      <IconButton
        label={text("undo")}
        shortcut="Ctrl+Z"
        icon={<Undo2 {...SIZE} />}
        aria-disabled={!canUndo}
        onClick={() => stepHistory(room, "undo")}
      />
      <IconButton
        label={text("redo")}
        shortcut="Ctrl+Shift+Z"
        icon={<Redo2 {...SIZE} />}
        aria-disabled={!canRedo}
        onClick={() => stepHistory(room, "redo")}
      />
    </span>
  );
}
