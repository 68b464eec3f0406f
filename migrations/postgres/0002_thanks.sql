CREATE TABLE "thanks" (
	"id" text PRIMARY KEY NOT NULL,
	"sender_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"words" text NOT NULL,
	"seen_by" text NOT NULL,
	"relay_of" text,
	"week" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"taken_back_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "thanked" (
	"id" text PRIMARY KEY NOT NULL,
	"thanks_id" text NOT NULL,
	"member_id" text,
	"name" text NOT NULL,
	"organisation_id" text NOT NULL,
	"asked_at" timestamp (3) with time zone,
	"helped_at" timestamp (3) with time zone,
	"agreed_at" timestamp (3) with time zone,
	CONSTRAINT "thanked_once" UNIQUE("thanks_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "thanks_reply" (
	"id" text PRIMARY KEY NOT NULL,
	"thanked_id" text NOT NULL,
	"words" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "thanks_draft" (
	"id" text PRIMARY KEY NOT NULL,
	"sender_id" text NOT NULL,
	"drafted" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "thanks" ADD CONSTRAINT "thanks_sender_id_member_id_fk" FOREIGN KEY ("sender_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thanks" ADD CONSTRAINT "thanks_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thanked" ADD CONSTRAINT "thanked_thanks_id_thanks_id_fk" FOREIGN KEY ("thanks_id") REFERENCES "public"."thanks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thanked" ADD CONSTRAINT "thanked_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thanked" ADD CONSTRAINT "thanked_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thanks_reply" ADD CONSTRAINT "thanks_reply_thanked_id_thanked_id_fk" FOREIGN KEY ("thanked_id") REFERENCES "public"."thanked"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thanks_draft" ADD CONSTRAINT "thanks_draft_sender_id_member_id_fk" FOREIGN KEY ("sender_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "thanks_created" ON "thanks" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "thanks_sender" ON "thanks" USING btree ("sender_id","created_at");--> statement-breakpoint
CREATE INDEX "thanks_relay" ON "thanks" USING btree ("relay_of");--> statement-breakpoint
CREATE INDEX "thanked_member" ON "thanked" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "thanked_organisation" ON "thanked" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "thanks_reply_thanked" ON "thanks_reply" USING btree ("thanked_id");--> statement-breakpoint
CREATE INDEX "thanks_draft_created" ON "thanks_draft" USING btree ("created_at");