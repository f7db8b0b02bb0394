import type { Metadata } from "next";
import { loadReadingRoom } from "@/features/reading-room/loaders";
import { ReadingRoom } from "@/features/reading-room/reading-room";
import { Words } from "../../words";

type Props = {
  params: Promise<{ report: string }>;
  searchParams: Promise<{ edition?: string | string[] }>;
};

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { report } = await load(props);
  return { title: report.title };
}

export default async function ReportPage(props: Props) {
  const data = await load(props);
  return (
    <Words of={["editions", "reading-room", "shortcuts"]}>
      <ReadingRoom key={`${data.report.id} ${data.report.edition}`} data={data} />
    </Words>
  );
}

async function load({ params, searchParams }: Props) {
  const { edition } = await searchParams;
  return loadReadingRoom((await params).report, typeof edition === "string" ? edition : undefined);
}
