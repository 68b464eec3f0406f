ALTER TABLE "story" ADD COLUMN "refusal" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "story_consent" ADD COLUMN "delivered_to" text;--> statement-breakpoint
ALTER TABLE "story_consent" ADD COLUMN "verdict" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "story_consent" ADD CONSTRAINT "story_consent_delivered_to_member_id_fk" FOREIGN KEY ("delivered_to") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "story_held_at" ON "story" USING btree ("held_at");--> statement-breakpoint
CREATE INDEX "story_concern" ON "story" USING btree ("concern_at");--> statement-breakpoint
ALTER TABLE "story_consent" DROP COLUMN "round";