export const messages = {
  upgraded:
    "Caucus has been updated. Reload this window when it suits you: your notes and drafts are kept; a form that is open is not.",
  reload: "Reload",
} as const;
