ALTER TABLE "story_consent" ADD COLUMN "chased_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "posted_at" ON "posted" USING btree ("posted_at");