CREATE TABLE "pass" (
	"hash" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"member_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "standing_link" (
	"organisation_id" text PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "standing_link_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "curator" (
	"organisation_id" text NOT NULL,
	"member_id" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "curator_organisation_id_member_id_pk" PRIMARY KEY("organisation_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "left_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "story" ADD COLUMN "held_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "job" ADD COLUMN "faults" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "pass" ADD CONSTRAINT "pass_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standing_link" ADD CONSTRAINT "standing_link_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "curator" ADD CONSTRAINT "curator_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "curator" ADD CONSTRAINT "curator_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pass_member" ON "pass" USING btree ("member_id","kind");--> statement-breakpoint
CREATE INDEX "pass_expires" ON "pass" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "curator_member" ON "curator" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "member_email" ON "member" USING btree ("email");--> statement-breakpoint
CREATE INDEX "story_held" ON "story" USING btree ("organisation_id","held_at");