CREATE TABLE "nudge_place" (
	"member_id" text NOT NULL,
	"place" integer NOT NULL,
	"job_id" text NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "nudge_place_member_id_place_pk" PRIMARY KEY("member_id","place")
);
--> statement-breakpoint
ALTER TABLE "nudge_place" ADD CONSTRAINT "nudge_place_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "nudge_place_taken" ON "nudge_place" USING btree ("taken_at");