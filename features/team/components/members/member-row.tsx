"use client";

import { LogOut, MoreHorizontal, UserMinus } from "lucide-react";
import { Avatar } from "@/components/person/avatar";
import { Badge } from "@/components/badge";
import { IconButton } from "@/components/form/icon-button";
import { Menu, MenuItem } from "@/components/overlay/menu";
import { Time } from "@/components/time";
import type { Member } from "@/contract/teams";
import { mayGrant } from "@/domain/access/permissions";
import { ROLES, type Role } from "@/domain/access/roles";
import { useWords } from "@/words/use-words";
import styles from "./member-list.module.css";

export function MemberRow({
  member,
  acting,
  isMe,
  isLastOwner,
  onRole,
  onRemove,
  onLeave,
}: {
  member: Member;
  /** The role of whoever looks at the list. */
  acting: Role;
  isMe: boolean;
  isLastOwner: boolean;
  onRole: (role: Role) => void;
  onRemove: () => void;
  onLeave: () => void;
}) {
  const text = useWords("team.members");
  const words = useWords("team");
  const mayChange = mayGrant(acting, member.role) && !isLastOwner;
  const mayRemove = !isMe && mayGrant(acting, member.role);
  return (
    <li className={styles.member}>
      <Avatar name={member.name} colour={member.colour} />
      <div className={styles.who}>
        <p className={styles.name}>
          {member.name} {isMe && <span className={styles.you}>({text("you")})</span>}
        </p>
        <p className={styles.meta}>
          {member.email !== null && <span>{member.email}</span>}
          <span>{text.rich("joined", { time: () => <Time iso={member.joinedAt} /> })}</span>
        </p>
      </div>
      {mayChange ? (
        <select
          className={styles.role}
          aria-label={text("role", { name: member.name })}
          value={member.role}
          onChange={(event) => onRole(event.target.value as Role)}
        >
          {ROLES.filter((role) => mayGrant(acting, role)).map((role) => (
            <option key={role} value={role}>
              {words(`roles.${role}`)}
            </option>
          ))}
        </select>
      ) : (
        <span {...(isLastOwner && { title: text("lastOwnerShort") })}>
          <Badge>{words(`roles.${member.role}`)}</Badge>
        </span>
      )}
      {mayRemove || (isMe && !isLastOwner) ? (
        <Menu
          trigger={
            <IconButton
              tooltip={false}
              label={text("actions", { name: member.name })}
              icon={<MoreHorizontal size={18} aria-hidden="true" />}
            />
          }
        >
          {isMe ? (
            <MenuItem icon={<LogOut size={16} aria-hidden="true" />} danger onSelect={onLeave}>
              {text("leave")}
            </MenuItem>
          ) : (
            <MenuItem icon={<UserMinus size={16} aria-hidden="true" />} danger onSelect={onRemove}>
              {text("remove")}
            </MenuItem>
          )}
        </Menu>
      ) : (
        <span className={styles.noActions} />
      )}
    </li>
  );
}
