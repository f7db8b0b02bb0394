// `npm run admin -- <command>`: what whoever runs the server may do without signing in. The server may go on serving.

import { runBuilt } from "./run-built.mjs";

await runBuilt("admin/admin");
