import { format, table } from "../figures";
import { Inspector } from "./inspector";

type Node = { id: number; callFrame: { functionName: string; url: string } };
type CpuProfile = { nodes: Node[]; samples: number[]; timeDeltas: number[] };

/** Where the main thread was, milliseconds by the names of `PARTS`. */
export type Profile = ReadonlyMap<string, number>;

/** By the name of what was going on. */
export type Profiles = Map<string, Profile>;

/** Microseconds; a first opening takes some milliseconds. */
const SAMPLING_INTERVAL = 200;

const IDLE = "(idle)";
const OTHER = "everything else, Node's own work around it included";

/** The first that fits; a function of V8 or of Node's C++ has no address. */
const PARTS: readonly (readonly [string, (name: string, url: string) => boolean])[] = [
  [
    "writing to sockets, in the kernel",
    (name, url) => url === "" && /^(write|shutdown)/.test(name),
  ],
  [
    "buffers, which are mostly what the database answers",
    (name, url) => url.startsWith("node:buffer") || /^(hex|utf8|latin1)(Write|Slice)$/.test(name),
  ],
  ["PostgreSQL's client", (_, url) => /node_modules\/(pg|postgres)/.test(url)],
  ["Yjs", (_, url) => /node_modules\/(yjs|lib0)\//.test(url)],
  ["sessions: decrypting cookies", (name, url) => /jose|hkdf/.test(url) || name === "HKDFJob"],
  ["WebSockets, HTTP and streams", (_, url) => /node_modules\/ws\/|^node:/.test(url)],
  ["Caucus: the gate, rooms, presence", (_, url) => url.includes("/.build/")],
  ["collecting garbage", (name) => name === "(garbage collector)"],
  ["outside of any function: the kernel, V8, the profiler itself", (name) => name === "(program)"],
];

/** @param address where the process can be inspected @returns how to end it and learn what its main thread did */
export async function startProfile(address: string): Promise<() => Promise<Profile>> {
  const process = await Inspector.open(address);
  await process.ask("Profiler.enable");
  await process.ask("Profiler.setSamplingInterval", { interval: SAMPLING_INTERVAL });
  await process.ask("Profiler.start");
  return async () => {
    const { profile } = (await process.ask("Profiler.stop")) as { profile: CpuProfile };
    process.close();
    return sumUp(profile);
  };
}

/** Shares of the time in which the main thread was not idle. */
export function reportProfiles(profiles: Profiles): string {
  const all = [...profiles.values()];
  const busy = (profile: Profile) => [...profile.values()].reduce((sum, ms) => sum + ms, 0);
  const share = (profile: Profile, part: string) =>
    `${format(((profile.get(part) ?? 0) / busy(profile)) * 100)} %`;
  const rows = [...PARTS.map(([part]) => part), OTHER].map((part) => [
    part,
    ...all.map((profile) => share(profile, part)),
  ]);
  const total = all.map((profile) => `${format(busy(profile))} ms`);
  return table(["", ...profiles.keys()], [["busy", ...total], ...rows]);
}

function sumUp({ nodes, samples, timeDeltas }: CpuProfile): Profile {
  const partOf = new Map(nodes.map(({ id, callFrame }) => [id, findPart(callFrame)]));
  const sums = new Map<string, number>();
  samples.forEach((sample, at) => {
    const part = partOf.get(sample) ?? OTHER;
    if (part !== IDLE) sums.set(part, (sums.get(part) ?? 0) + (timeDeltas[at] ?? 0) / 1_000);
  });
  return sums;
}

function findPart({ functionName, url }: Node["callFrame"]): string {
  if (functionName === IDLE) return IDLE;
  return PARTS.find(([, fits]) => fits(functionName, url))?.[0] ?? OTHER;
}
