/** On every answer of the API: which build of the program has given it. */
export const BUILD_HEADER = "caucus-build";
