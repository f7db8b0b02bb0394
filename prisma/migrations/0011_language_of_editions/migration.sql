-- AlterTable
ALTER TABLE "edition" ADD COLUMN     "language" TEXT;

-- What queries see of the journals is compared with them: it is written as it is from now on.
UPDATE "comment" SET "reactions" = jsonb_build_object('format', 1, 'items', "reactions")
  WHERE jsonb_typeof("reactions") = 'array';
