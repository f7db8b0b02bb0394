import { useWords } from "@/words/use-words";
import { EditionMenu } from "./editions/edition-menu";
import type { RoomData } from "./kernel/room-data";
import { reportWords } from "./kernel/use-report-words";
import styles from "./report-header.module.css";

/** Characters that are read in a minute. */
const PACE = 1_100;

/** Where the report comes from; its title too, where the text does not begin with it. */
export function ReportHeader({ data }: { data: RoomData }) {
  const words = useWords("reading-room");
  const { title, publisher, published, sourceUrl, language } = data.report;
  const facts = [publisher, published].filter((fact) => fact !== "");
  return (
    <header className={styles.header}>
      <ul className={styles.facts}>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
        <li>
          <EditionMenu />
        </li>
        <li>{words("report.minutes", { minutes: Math.max(1, Math.round(data.length / PACE)) })}</li>
        {sourceUrl !== "" && (
          <li>
            <a href={sourceUrl} target="_blank" rel="noopener noreferrer">
              {words("report.source")}
            </a>
          </li>
        )}
      </ul>
      {!data.titled && (
        <h1 className={styles.title} {...reportWords(language)}>
          {title}
        </h1>
      )}
    </header>
  );
}
