// Writes generated/messages.ts: the type of the English catalogue, each message with its own words. From it TypeScript
// knows every key, and which values a message takes.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

export function writeMessageTypes() {
  const folder = path.join(root, "messages/en");
  const features = readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => {
      const messages = readFileSync(path.join(folder, file), "utf8").trim();
      return `  ${JSON.stringify(path.basename(file, ".json"))}: ${messages};\n`;
    });
  mkdirSync(path.join(root, "generated"), { recursive: true });
  writeFileSync(
    path.join(root, "generated/messages.ts"),
    `export type Messages = {\n${features.join("")}};\n`,
  );
}
