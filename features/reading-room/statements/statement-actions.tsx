"use client";

import { Check, Ellipsis } from "lucide-react";
import { Button } from "@/components/form/button";
import { IconButton } from "@/components/form/icon-button";
import { Kbd } from "@/components/kbd";
import { Menu, MenuItem, MenuSeparator } from "@/components/overlay/menu";
import type { SettledStatement } from "@/domain/statements/settle-statements";
import { useWords } from "@/words/use-words";
import { useRoom } from "../kernel/room-context";
import { toBindings } from "../shortcuts";
import { useLive } from "../kernel/use-live";
import { actOnStatement, type StatementAction } from "./model/act-on-statement";
import styles from "./statement-card.module.css";

/** What can be done with the open statement, each with its key. */
export function StatementActions({ statement }: { statement: SettledStatement }) {
  const text = useWords("reading-room.statements");
  const room = useRoom();
  const keys = toBindings(useLive(room.settings, (value) => value));
  const act = (action: StatementAction) => () => void actOnStatement(room, action);
  const key = (name: keyof typeof keys) => {
    const bound = keys[name];
    return bound === null ? {} : { shortcut: bound.toUpperCase() };
  };
  const proposed = statement.status === "proposed";
  const added = !proposed && !room.statements.isProposed(statement.id);
  return (
    <div className={styles.actions}>
      {proposed && (
        <Button
          variant="primary"
          size="small"
          icon={<Check size={15} aria-hidden="true" />}
          onClick={act("confirm")}
        >
          {text("confirm")} <KeyOf name={keys.confirm} />
        </Button>
      )}
      <Button size="small" onClick={act("actor")}>
        {text("correct")} <KeyOf name={keys.actor} />
      </Button>
      <Button size="small" onClick={act("reject")}>
        {added ? text("remove") : text("reject")} <KeyOf name={keys.reject} />
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

function KeyOf({ name }: { name: string | null }) {
  return name === null ? null : (
    <span className={styles.key} aria-hidden="true">
      <Kbd>{name.toUpperCase()}</Kbd>
    </span>
  );
}
