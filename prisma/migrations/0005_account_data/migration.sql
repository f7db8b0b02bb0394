-- AlterTable
ALTER TABLE "team" ADD COLUMN     "former_words" TEXT NOT NULL DEFAULT 'stay';

-- CreateTable
CREATE TABLE "former_member" (
    "user_id" TEXT NOT NULL,
    "number" SERIAL NOT NULL,
    "deleted_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "former_member_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "former_member_number_key" ON "former_member"("number");
