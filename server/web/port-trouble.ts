/** Why a port could not be had, in one sentence for the person who started the server. */
export function explainPortTrouble(error: unknown, port: number, host: string | null): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} is in use. Stop the program that uses it, or set PORT to another one.`;
    case "EACCES":
      return `Port ${port} is not open to this account. Set PORT to a number above 1023.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `HOST must be an address of this machine; it is "${host ?? ""}".`;
    default:
      return `Port ${port} cannot be opened: ${error instanceof Error ? error.message : String(error)}.`;
  }
}
