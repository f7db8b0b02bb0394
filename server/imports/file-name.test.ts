import { describe, expect, it } from "vitest";
import { tidyFileName, titleFromName } from "./file-name";

describe("a file's name", () => {
  it.each([
    ["report.pdf", "report.pdf"],
    ["C:\\fake\\report.pdf", "report.pdf"],
    ["../../etc/passwd", "passwd"],
    ["a\r\nset-cookie: x.pdf", "aset-cookie: x.pdf"],
    ["evil\u202Efdp.exe", "evilfdp.exe"],
    ["..", "file"],
    ["", "file"],
    ["half \ud83d.txt", "half .txt"],
  ])("%j is kept as %j", (raw, tidy) => {
    expect(tidyFileName(raw)).toBe(tidy);
  });

  it("a long file name is cut before its ending", () => {
    const tidy = tidyFileName(`${"long ".repeat(80)}.docx`);
    expect(tidy).toHaveLength(200);
    expect(tidy).toMatch(/\.docx$/);
  });

  it("a report takes its title from the file name", () => {
    expect(titleFromName("notes_of_may.final.docx")).toBe("notes of may.final");
    expect(titleFromName(".gitignore")).toBe(".gitignore");
  });
});
