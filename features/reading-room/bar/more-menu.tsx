"use client";

import {
  ArchiveRestore,
  EllipsisVertical,
  Keyboard,
  Redo2,
  Share2,
  Undo2,
  UserRoundCog,
} from "lucide-react";
import { useRouter } from "next/navigation";
import { IconButton } from "@/components/form/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@/components/overlay/menu";
import { useWords } from "@/words/use-words";
import { copyLink } from "../copy-link";
import { stepHistory } from "../history/step-history";
import { useRights, useRoom } from "../kernel/room-context";
import { useLive } from "../kernel/use-live";
import { deletedOf } from "../deleted/models";
import { helpOf } from "../help/models";
import styles from "./room-bar.module.css";

const SIZE = { size: 16, "aria-hidden": true } as const;

/** On a small screen: what has no room in the bar. */
export function MoreMenu() {
  const text = useWords("reading-room.bar");
  const room = useRoom();
  const rights = useRights();
  const router = useRouter();
  const { canUndo, canRedo } = useLive(room.undoState, (value) => value);
  return (
    <Menu
      trigger={
        <IconButton
          className={styles.more}
          label={text("more")}
          tooltip={false}
          icon={<EllipsisVertical size={18} aria-hidden="true" />}
        />
      }
    >
      {rights.write && (
        <>
          <MenuItem
            icon={<Undo2 {...SIZE} />}
            disabled={!canUndo}
            onSelect={() => stepHistory(room, "undo")}
          >
            {text("undo")}
          </MenuItem>
          <MenuItem
            icon={<Redo2 {...SIZE} />}
            disabled={!canRedo}
            onSelect={() => stepHistory(room, "redo")}
          >
            {text("redo")}
          </MenuItem>
          <MenuSeparator />
        </>
      )}
      <MenuItem
        icon={<Share2 {...SIZE} />}
        onSelect={() => void copyLink(room, null, text("shared"))}
      >
        {text("share")}
      </MenuItem>
      <MenuItem icon={<Keyboard {...SIZE} />} onSelect={() => helpOf(room).set(true)}>
        {text("keys")}
      </MenuItem>
      {rights.restore && (
        <MenuItem icon={<ArchiveRestore {...SIZE} />} onSelect={() => deletedOf(room).set(true)}>
          {text("deleted")}
        </MenuItem>
      )}
      <MenuItem icon={<UserRoundCog {...SIZE} />} onSelect={() => router.push("/profile")}>
        {text("view")}
      </MenuItem>
    </Menu>
  );
}
