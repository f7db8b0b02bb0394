const DIRECTION =
  /^[([]?(?:(?:a|the) (?:recorded |separate |single )?vote (?:was|on)|the meeting (?:rose|was|resumed)|(?:the )?draft (?:resolution|decision|amendment)s? [^:]{0,60}(?:was|were) |(?:the )?(?:preambular|operative) paragraph|it was so decided|in favou?r:|against:|abstaining:|the (?:agenda|discussion) |(?:la|une) (?:s[ée]ance|vote) (?:est|a [ée]t[ée])|il est proc[ée]d[ée]|le projet de r[ée]solution|se (?:levanta|abre|suspende|procede)|queda aprobad|por \d+ votos|par \d+ voix)/iu;

/** What a record says of its meeting between two turns: "A recorded vote was taken.", "The meeting rose at 1 p.m." */
export function isStageDirection(stretch: string): boolean {
  return DIRECTION.test(stretch);
}
