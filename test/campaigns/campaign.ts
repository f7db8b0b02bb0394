/** How long a campaign is: short in `npm test`, long in `npm run test:long`. */
export function campaign({ short, long }: { short: number; long: number }): number {
  return process.env.CAMPAIGNS === "long" ? long : short;
}
