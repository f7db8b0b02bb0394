-- AlterTable
ALTER TABLE "room" ADD COLUMN     "kind" TEXT,
ADD COLUMN     "team_id" TEXT;

-- Until now every room was a report's. The journal of one that was erased is nobody's.
UPDATE "room" SET "kind" = 'report',
  "report_id" = coalesce("report_id", split_part("name", '.', 2)),
  "team_id" = (SELECT "report"."team_id" FROM "report" WHERE "report"."id" = "room"."report_id");

-- AlterTable
ALTER TABLE "room" ALTER COLUMN "kind" SET NOT NULL,
ADD CONSTRAINT "room_only_a_reports_own_names_it" CHECK (("kind" = 'report') = ("report_id" IS NOT NULL));

-- CreateIndex
CREATE INDEX "room_team_id_idx" ON "room"("team_id");
