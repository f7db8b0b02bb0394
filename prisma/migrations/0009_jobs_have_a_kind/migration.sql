-- RenameTable
ALTER TABLE "import_job" RENAME TO "job";
ALTER TABLE "job" RENAME CONSTRAINT "import_job_pkey" TO "job_pkey";
ALTER TABLE "job" RENAME CONSTRAINT "import_job_team_id_fkey" TO "job_team_id_fkey";
ALTER INDEX "import_job_team_id_user_id_idx" RENAME TO "job_team_id_user_id_idx";
ALTER INDEX "import_job_finished_at_idx" RENAME TO "job_finished_at_idx";

-- AlterTable
ALTER TABLE "job" ADD COLUMN     "kind" TEXT,
ADD COLUMN     "result" JSONB,
ADD COLUMN     "told" BOOLEAN NOT NULL DEFAULT false;

-- Until now every job was an import; a text that was pasted was done at once, and left no name of a file.
UPDATE "job" SET "kind" = CASE WHEN "file_name" = '' THEN 'text' ELSE 'import' END,
  "told" = "file_name" = '';

-- AlterTable
ALTER TABLE "job" ALTER COLUMN "kind" SET NOT NULL;

-- CreateIndex
CREATE INDEX "job_state_kind_idx" ON "job"("state", "kind");

-- AlterTable
ALTER TABLE "user" ADD COLUMN     "is_administrator" BOOLEAN NOT NULL DEFAULT false;

-- Whoever owns the first team was set up by the one who runs the server.
UPDATE "user" SET "is_administrator" = true
WHERE "id" IN (SELECT "user_id" FROM "membership" WHERE "role" = 'owner' AND "team_id" = (
  SELECT "team"."id" FROM "team" JOIN "membership" ON "membership"."team_id" = "team"."id"
  WHERE "membership"."role" = 'owner' ORDER BY "team"."created_at", "team"."id" LIMIT 1));
