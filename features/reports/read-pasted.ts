import { hasFormatting } from "./draft";
import type { PastedText } from "./use-intake";

/** What a clipboard holds as text; line ends as a text field has them. */
export function readPasted(clipboard: DataTransfer): PastedText {
  const html = clipboard.getData("text/html");
  return {
    text: clipboard.getData("text/plain").replace(/\r\n?/g, "\n"),
    html: hasFormatting(html) ? html : null,
  };
}
