-- AlterTable
ALTER TABLE "room" ADD COLUMN     "begins_at" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "generation" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "marker" BIGINT;

-- AlterTable
ALTER TABLE "room_update" ADD COLUMN     "generation" INTEGER NOT NULL DEFAULT 1;

-- A node of an older program that still runs does not know of generations, and must not add to one.
ALTER TABLE "room_update" ALTER COLUMN "generation" DROP DEFAULT;

-- CreateTable
CREATE TABLE "retired_client" (
    "room" TEXT NOT NULL,
    "client_id" BIGINT NOT NULL,
    "user_id" TEXT,
    "clock" BIGINT NOT NULL,
    "generation" INTEGER NOT NULL,

    CONSTRAINT "retired_client_pkey" PRIMARY KEY ("room","client_id")
);

-- CreateIndex
CREATE INDEX "retired_client_room_user_id_idx" ON "retired_client"("room", "user_id");

-- AddForeignKey
ALTER TABLE "retired_client" ADD CONSTRAINT "retired_client_room_fkey" FOREIGN KEY ("room") REFERENCES "room"("name") ON DELETE CASCADE ON UPDATE CASCADE;
