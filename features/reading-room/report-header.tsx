import { messages } from "./messages";
import type { RoomData } from "./room-data";
import styles from "./report-header.module.css";

/** Characters that are read in a minute. */
const PACE = 1_100;

/** Where the report comes from; its title too, where the text does not begin with it. */
export function ReportHeader({ data }: { data: RoomData }) {
  const { title, publisher, published, sourceUrl, edition } = data.report;
  const facts = [
    publisher,
    published,
    messages.report.edition(edition),
    messages.report.minutes(Math.max(1, Math.round(data.text.length / PACE))),
  ].filter((fact) => fact !== "");
  return (
    <header className={styles.header}>
      <ul className={styles.facts}>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
        {sourceUrl !== "" && (
          <li>
            <a href={sourceUrl} target="_blank" rel="noopener noreferrer">
              {messages.report.source}
            </a>
          </li>
        )}
      </ul>
      {!data.titled && <h1 className={styles.title}>{title}</h1>}
    </header>
  );
}
