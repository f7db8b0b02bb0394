import type { Annotation } from "@/domain/annotation/annotation";
import type { ThingsOf } from "../fact-kind";
import type { REPORT_FACTS } from "./report-facts";

/** What the facts of a report make, by noun: annotations out of many facts each, and what some facts make alone. */
export type ReportThings = { readonly annotations: Annotation } & ThingsOf<typeof REPORT_FACTS>;

export type ReportNoun = keyof ReportThings;

export type ReportThingId<Noun extends ReportNoun> = ReportThings[Noun]["id"];
