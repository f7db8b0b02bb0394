-- AlterTable
ALTER TABLE "team" ADD COLUMN     "past_kept_days" INTEGER;

-- AlterTable
ALTER TABLE "comment" DROP COLUMN "position";

-- CreateTable
CREATE TABLE "room_segment" (
    "room" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "first_seq" BIGINT NOT NULL,
    "last_seq" BIGINT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "raw_length" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "room_segment_pkey" PRIMARY KEY ("room","kind","first_seq")
);

-- Compressed already.
ALTER TABLE "room_segment" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;

-- CreateTable
CREATE TABLE "left_thing" (
    "room" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "root_id" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "left_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "facts" TEXT,
    "erasing" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "left_thing_pkey" PRIMARY KEY ("room","id")
);

-- Read in this order, out of the index, whatever the language of the database.
ALTER TABLE "left_thing" ALTER COLUMN "id" TYPE TEXT COLLATE "C";

-- CreateTable
CREATE TABLE "history" (
    "report_id" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "by_id" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "before" TEXT,
    "after" TEXT,

    CONSTRAINT "history_pkey" PRIMARY KEY ("report_id","seq","kind","key")
);

-- CreateIndex
CREATE INDEX "left_thing_room_root_id_idx" ON "left_thing"("room", "root_id");

-- CreateIndex
CREATE INDEX "history_report_id_subject_id_idx" ON "history"("report_id", "subject_id");

-- AddForeignKey
ALTER TABLE "room_segment" ADD CONSTRAINT "room_segment_room_fkey" FOREIGN KEY ("room") REFERENCES "room"("name") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "left_thing" ADD CONSTRAINT "left_thing_room_fkey" FOREIGN KEY ("room") REFERENCES "room"("name") ON DELETE CASCADE ON UPDATE CASCADE;
