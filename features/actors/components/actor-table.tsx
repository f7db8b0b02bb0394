"use client";

import { Ellipsis } from "lucide-react";
import { classNames } from "@/components/class-names";
import { IconButton } from "@/components/form/icon-button";
import { writeList } from "@/components/write-list";
import { useLocale } from "@/words/use-locale";
import { Menu, MenuItem, MenuSeparator } from "@/components/overlay/menu";
import { VisuallyHidden } from "@/components/visually-hidden";
import type { Actor, ActorStatus } from "@/contract/actors";
import { useWords } from "@/words/use-words";
import { describeDate } from "../describe-date";
import { ActorMark } from "./actor-mark";
import styles from "./actor-list.module.css";

type ActorTableProps = {
  actors: readonly Actor[];
  mayEdit: boolean;
  onEdit: (actor: Actor) => void;
  onMerge: (actor: Actor) => void;
  onDelete: (actor: Actor) => void;
};

/** On a small screen each row is a block. */
export function ActorTable({ actors, mayEdit, onEdit, onMerge, onDelete }: ActorTableProps) {
  const text = useWords("actors");
  return (
    <div className={styles.frame}>
      <table className={styles.table} aria-label={text("table")}>
        <thead>
          <tr>
            {(["name", "kind", "groups", "statuses", "notes"] as const).map((column) => (
              <th key={column} scope="col">
                {text(`columns.${column}`)}
              </th>
            ))}
            {mayEdit && (
              <th scope="col">
                <VisuallyHidden>{text("columns.actions")}</VisuallyHidden>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {actors.map((actor) => (
            <tr key={actor.id}>
              <ActorCells actor={actor} />
              {mayEdit && (
                <td className={styles.actions}>
                  <Menu
                    trigger={
                      <IconButton
                        label={text("more", { name: actor.name })}
                        tooltip={false}
                        icon={<Ellipsis size={18} aria-hidden="true" />}
                      />
                    }
                  >
                    <MenuItem afterClose={() => onEdit(actor)}>{text("edit")}</MenuItem>
                    <MenuItem afterClose={() => onMerge(actor)}>{text("merge")}</MenuItem>
                    <MenuSeparator />
                    <MenuItem danger afterClose={() => onDelete(actor)}>
                      {text("delete")}
                    </MenuItem>
                  </Menu>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ActorCells({ actor }: { actor: Actor }) {
  const text = useWords("actors");
  const { name, kind, isoA3, aliases, groups, statuses, notes } = actor;
  const locale = useLocale();
  return (
    <>
      <th scope="row">
        <span className={styles.name}>
          <ActorMark kind={kind} isoA3={isoA3} />
          <span>
            {name}
            {aliases.length > 0 && (
              <span className={styles.aliases}>
                {text("alsoKnown", { names: writeList(aliases, locale) })}
              </span>
            )}
          </span>
        </span>
      </th>
      <td className={styles.small}>{text(`kinds.${kind}`)}</td>
      <td className={classNames(styles.small, styles.groups)}>{groups.join(", ")}</td>
      <td className={classNames(styles.small, styles.statuses)}>
        {statuses.length > 0 && (
          <ul>
            {statuses.map((status, index) => (
              <li key={index}>
                {status.what} <Dates status={status} />
              </li>
            ))}
          </ul>
        )}
      </td>
      <td className={styles.small}>
        {notes !== "" && <span className={styles.notes}>{notes}</span>}
      </td>
    </>
  );
}

function Dates({ status: { since, until } }: { status: ActorStatus }) {
  const text = useWords("actors");
  const locale = useLocale();
  const dates = [
    since !== null && text("sinceDate", { date: describeDate(since, locale) }),
    until !== null && text("untilDate", { date: describeDate(until, locale) }),
  ].filter((date) => date !== false);
  return <span className={styles.dates}>{dates.join(" ")}</span>;
}
