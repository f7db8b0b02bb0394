/** What may be chosen, by ending: a browser need not know the types of all of these. */
export const ACCEPTED_FILES =
  ".txt,.text,.md,.markdown,.html,.htm,.xhtml,.docx,.pdf,.odt,.epub,text/*,application/pdf,application/epub+zip";
