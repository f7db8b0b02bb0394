import { classNames } from "../class-names";
import { initialsOf } from "./initials";
import styles from "./avatar.module.css";

export type AvatarSize = "tiny" | "small" | "medium" | "large";

/**
 * A person's initials on their colour (`--person-<colour>`).
 * Decorative by default, since the name usually stands beside it; with `labelled` it says the name itself.
 */
export function Avatar({
  name,
  colour,
  size = "medium",
  present = false,
  labelled = false,
  className,
}: {
  name: string;
  colour: string;
  size?: AvatarSize;
  /** Shows the dot of somebody who is here. */
  present?: boolean;
  labelled?: boolean;
  className?: string;
}) {
  return (
    <span
      className={classNames(styles.avatar, styles[size], className)}
      style={{ background: `var(--person-${colour}, var(--person-slate))` }}
      {...(labelled ? { role: "img", "aria-label": name, title: name } : { "aria-hidden": true })}
    >
      <span aria-hidden="true">{initialsOf(name)}</span>
      {present && <i className={styles.dot} />}
    </span>
  );
}

/** Overlapping faces; beyond `max` a number. It reads as one list of names. */
export function AvatarStack({
  people,
  max = 4,
  size = "medium",
  present = false,
  label,
}: {
  people: readonly { id: string; name: string; colour: string }[];
  max?: number;
  size?: AvatarSize;
  present?: boolean;
  /** What the list is, such as "3 people here: …". */
  label: string;
}) {
  const shown = people.length > max ? people.slice(0, max - 1) : people;
  const hidden = people.length - shown.length;
  return (
    <span className={styles.stack} role="img" aria-label={label} title={label}>
      {shown.map((person) => (
        <Avatar
          key={person.id}
          name={person.name}
          colour={person.colour}
          size={size}
          present={present}
        />
      ))}
      {hidden > 0 && (
        <span className={classNames(styles.avatar, styles[size], styles.more)} aria-hidden="true">
          +{hidden}
        </span>
      )}
    </span>
  );
}
