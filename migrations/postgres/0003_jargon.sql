CREATE TABLE "jargon" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text,
	"abbreviation" text NOT NULL,
	"folded" text NOT NULL,
	"meaning" text NOT NULL,
	"once_key" text NOT NULL,
	"added_by" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "jargon_once_key_unique" UNIQUE("once_key")
);
--> statement-breakpoint
ALTER TABLE "jargon" ADD CONSTRAINT "jargon_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jargon" ADD CONSTRAINT "jargon_added_by_member_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "jargon_folded" ON "jargon" USING btree ("folded");--> statement-breakpoint
CREATE INDEX "jargon_added" ON "jargon" USING btree ("organisation_id","added_at");