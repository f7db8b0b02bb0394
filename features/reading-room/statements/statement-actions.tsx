"use client";

import { Check, Ellipsis } from "lucide-react";
import { Button } from "@/components/form/button";
import { IconButton } from "@/components/form/icon-button";
import { Kbd } from "@/components/kbd";
import { Menu, MenuItem, MenuSeparator } from "@/components/overlay/menu";
import type { SettledStatement } from "@/domain/statements/settle-statements";
import type { ShortcutName } from "@/features/shortcuts/shortcut";
import { useWords } from "@/words/use-words";
import { useRoom } from "../kernel/room-context";
import { actOnStatement, type StatementAction } from "./model/act-on-statement";
import { statementsOf } from "./models";
import { useKeys } from "../kernel/keys/use-keys";
import styles from "./statement-card.module.css";

/** What can be done with the open statement, each with its key. */
export function StatementActions({ statement }: { statement: SettledStatement }) {
  const text = useWords("reading-room.statements");
  const room = useRoom();
  const keyOf = useKeys();
  const act = (action: StatementAction) => () => void actOnStatement(room, action);
  const key = (name: ShortcutName) => {
    const bound = keyOf(name);
    return bound === null ? {} : { shortcut: bound.toUpperCase() };
  };
  const proposed = statement.status === "proposed";
  const added = !proposed && !statementsOf(room).isProposed(statement.id);
  return (
    <div className={styles.actions}>
      {proposed && (
        <Button
          variant="primary"
          size="small"
          icon={<Check size={15} aria-hidden="true" />}
          onClick={act("confirm")}
        >
          {text("confirm")} <KeyOf bound={keyOf("confirm")} />
        </Button>
      )}
      <Button size="small" onClick={act("actor")}>
        {text("correct")} <KeyOf bound={keyOf("actor")} />
      </Button>
      <Button size="small" onClick={act("reject")}>
        {added ? text("remove") : text("reject")} <KeyOf bound={keyOf("reject")} />
      </Button>
      <Menu
        trigger={
          <IconButton
            label={text("more")}
            tooltip={false}
            icon={<Ellipsis size={17} aria-hidden="true" />}
          />
        }
      >
        <MenuItem {...key("split")} afterClose={act("split")}>
          {text("split")}
        </MenuItem>
        <MenuItem {...key("merge")} afterClose={act("merge")}>
          {text("merge")}
        </MenuItem>
        <MenuItem {...key("range")} afterClose={act("range")}>
          {text("range")}
        </MenuItem>
        <MenuItem {...key("alias")} afterClose={act("alias")}>
          {text("alias")}
        </MenuItem>
        {!proposed && !added && (
          <>
            <MenuSeparator />
            <MenuItem afterClose={act("reopen")}>{text("reopen")}</MenuItem>
          </>
        )}
      </Menu>
    </div>
  );
}

function KeyOf({ bound }: { bound: string | null }) {
  return bound === null ? null : (
    <span className={styles.key} aria-hidden="true">
      <Kbd>{bound.toUpperCase()}</Kbd>
    </span>
  );
}
