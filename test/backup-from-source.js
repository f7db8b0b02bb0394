// The command that makes copies, for tests of what starts it: the built one may be another, or not there.

import { runFromSource } from "../server/threads/run-from-source.js";

await runFromSource("server/backup/backup.ts");
