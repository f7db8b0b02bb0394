import { findFlag } from "@/features/actors/find-flag";

/** Flags change less often than this, in seconds: a week. */
const MAX_AGE = 604_800;

/** `VNM.svg`: only the flags that a page shows are sent to it. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ file: string }> },
): Promise<Response> {
  const { file } = await params;
  const flag = findFlag(file.replace(/\.svg$/u, ""));
  if (flag === null) return new Response(null, { status: 404 });
  return new Response(flag, {
    headers: { "content-type": "image/svg+xml", "cache-control": `public, max-age=${MAX_AGE}` },
  });
}
