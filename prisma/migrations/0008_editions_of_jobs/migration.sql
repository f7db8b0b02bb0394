-- AlterTable
ALTER TABLE "import_job" ADD COLUMN     "edition" INTEGER;
