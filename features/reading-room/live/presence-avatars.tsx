"use client";

import { Eye } from "lucide-react";
import { Avatar, AvatarStack } from "@/components/person/avatar";
import { Menu, MenuItem } from "@/components/overlay/menu";
import { writeList } from "@/components/write-list";
import { useLocale } from "@/words/use-locale";
import { useWords } from "@/words/use-words";
import { useRoom } from "../kernel/room-context";
import { useLive } from "../kernel/use-live";
import { toPeoplePresent, type Colleague } from "./colleagues";
import { follow } from "./follow";
import { colleaguesOf, followingOf } from "./models";
import styles from "./presence-avatars.module.css";

const MANY = 3;

/** Who is here. Choosing a face follows that person's reading. */
export function PresenceAvatars() {
  const words = useWords("reading-room");
  const room = useRoom();
  const people = toPeoplePresent(useLive(colleaguesOf(room), (all) => all));
  const locale = useLocale();
  const label = words("presence.label", {
    count: people.length,
    names: writeList(
      people.map(({ name }) => name),
      locale,
    ),
  });
  return (
    <div className={styles.faces} role="group" aria-label={label}>
      {people.length > MANY ? (
        <PeopleMenu people={people} label={label} />
      ) : (
        <Faces people={people} />
      )}
    </div>
  );
}

function Faces({ people }: { people: readonly Colleague[] }) {
  const words = useWords("reading-room");
  const room = useRoom();
  const following = useLive(followingOf(room), (client) => client);
  return (
    <>
      {people.map((person) => (
        <button
          key={person.user}
          type="button"
          className={styles.face}
          aria-pressed={following === person.client}
          aria-label={words("presence.follow", { name: person.name })}
          title={words("presence.follow", { name: person.name })}
          data-away={!person.active || undefined}
          onClick={() => follow(room, following === person.client ? null : person)}
        >
          <Avatar name={person.name} colour={person.colour} present={person.active} />
        </button>
      ))}
    </>
  );
}

function PeopleMenu({ people, label }: { people: readonly Colleague[]; label: string }) {
  const words = useWords("reading-room");
  const shortcuts = useWords("shortcuts");
  const room = useRoom();
  const following = useLive(followingOf(room), (client) => client);
  return (
    <Menu
      trigger={
        <button type="button" className={styles.many} aria-label={shortcuts("names.follow")}>
          <AvatarStack
            people={people.map(({ user, name, colour }) => ({ id: user, name, colour }))}
            label={label}
            present
          />
        </button>
      }
    >
      {people.map((person) => (
        <MenuItem
          key={person.user}
          icon={following === person.client ? <Eye size={16} aria-hidden="true" /> : undefined}
          onSelect={() => follow(room, following === person.client ? null : person)}
        >
          {following === person.client
            ? words("presence.stop", { name: person.name })
            : words("presence.follow", { name: person.name })}
        </MenuItem>
      ))}
    </Menu>
  );
}
