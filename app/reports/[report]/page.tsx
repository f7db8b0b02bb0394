import type { Metadata } from "next";
import { loadReadingRoom } from "@/features/reading-room/loaders";
import { ReadingRoom } from "@/features/reading-room/reading-room";
import { ReportText } from "@/features/reading-room/text/report-text";

type Props = { params: Promise<{ report: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { data } = await loadReadingRoom((await params).report);
  return { title: data.report.title };
}

export default async function ReportPage({ params }: Props) {
  const { data, structure } = await loadReadingRoom((await params).report);
  return (
    <ReadingRoom key={data.report.id} data={data}>
      <ReportText text={data.text} structure={structure} />
    </ReadingRoom>
  );
}
