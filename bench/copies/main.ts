import { mkdtemp, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { DOORS } from "@/server/backup/restore/close-doors";
import { format, table } from "../figures";
import { describeMachine } from "../machine";
import { publish } from "../results";
import { digestFolder, fillFolder, makeFolder, removeFolder } from "./full-folder";
import { watchScript, type Watched } from "./watch-script";

const GIGABYTE = 1e9;
/** Less than this is a look, not a result. */
const LEAST_GIGABYTES = 10;
const PASSPHRASE = { CAUCUS_BACKUP_PASSPHRASE: "over the hills and far away" };

const flag = process.argv.find((argument) => argument.startsWith("--gigabytes="));
const gigabytes = Number(flag?.slice("--gigabytes=".length) ?? LEAST_GIGABYTES);
const root = await mkdtemp(path.join(tmpdir(), "caucus-copies-"));
const [original, restored] = [path.join(root, "original"), path.join(root, "restored")];
try {
  const copy = path.join(root, "caucus.copy");
  await makeFolder(original);
  say(`Filling it with ${gigabytes} GB of files …`);
  await fillFolder(original, gigabytes * GIGABYTE);
  say("Making a copy …");
  const made = await watchScript("backup.mjs", { CAUCUS_DATA: original, ...PASSPHRASE }, [copy]);
  say(toRow("", made).join(" "));
  const { size } = await stat(copy);
  const before = await digestFolder(original);
  await removeFolder(original);
  say("Restoring it …");
  const back = await watchScript("restore.mjs", { CAUCUS_DATA: restored, ...PASSPHRASE }, [copy]);
  say(toRow("", back).join(" "));
  const after = await digestFolder(restored);
  const doors = Object.fromEntries(DOORS.map((name) => [name, "closed"]));
  const isEqual = isDeepStrictEqual({ ...before, ...doors }, { ...after, ...doors });
  await publish(
    "copies",
    [
      "## Copies",
      `${gigabytes} GB of files that cannot be compressed, encrypted to a passphrase; the copy has ` +
        `${format(size / GIGABYTE)} GB; ${describeMachine()}. ` +
        (isEqual
          ? "What was restored is equal, every row of it."
          : "WHAT WAS RESTORED IS ANOTHER."),
      table(
        ["", "seconds", "MB per second", "most memory, MB"],
        [toRow("`npm run backup`", made), toRow("`npm run restore`", back)],
      ),
    ].join("\n\n"),
    gigabytes,
    LEAST_GIGABYTES,
  );
  if (!isEqual) process.exitCode = 1;
} finally {
  for (const folder of [original, restored, root]) await removeFolder(folder);
}

function toRow(name: string, { seconds, peak }: Watched): string[] {
  const rate = (gigabytes * GIGABYTE) / 1e6 / seconds;
  return [name, format(seconds), format(rate), format(peak / 1e6)];
}

function say(words: string): void {
  console.log(`${new Date().toISOString()} ${words}`);
}
