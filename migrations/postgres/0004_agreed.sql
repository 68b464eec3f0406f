CREATE TABLE "route" (
	"organisation_id" text NOT NULL,
	"concern" text NOT NULL,
	"words" text NOT NULL,
	CONSTRAINT "route_organisation_id_concern_pk" PRIMARY KEY("organisation_id","concern")
);
--> statement-breakpoint
CREATE TABLE "hospital_number" (
	"organisation_id" text NOT NULL,
	"template" text NOT NULL,
	CONSTRAINT "hospital_number_organisation_id_template_pk" PRIMARY KEY("organisation_id","template")
);
--> statement-breakpoint
CREATE TABLE "published_contact" (
	"organisation_id" text NOT NULL,
	"contact" text NOT NULL,
	CONSTRAINT "published_contact_organisation_id_contact_pk" PRIMARY KEY("organisation_id","contact")
);
--> statement-breakpoint
CREATE TABLE "story_consent" (
	"story_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"round" integer NOT NULL,
	"must_agree" boolean NOT NULL,
	"delivered_at" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone,
	"decision" text,
	"decided_at" timestamp (3) with time zone,
	"decided_by" text,
	"reason" text DEFAULT '' NOT NULL,
	"appealed_at" timestamp (3) with time zone,
	"appeal" text DEFAULT '' NOT NULL,
	CONSTRAINT "story_consent_story_id_organisation_id_pk" PRIMARY KEY("story_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "story_draft" (
	"id" text PRIMARY KEY NOT NULL,
	"member_id" text NOT NULL,
	"form" text NOT NULL,
	"about" text NOT NULL,
	"answers" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "story_draft_once" UNIQUE("member_id","form","about")
);
--> statement-breakpoint
CREATE TABLE "story_reaction" (
	"story_id" text NOT NULL,
	"member_id" text NOT NULL,
	"reaction" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "story_reaction_story_id_member_id_reaction_pk" PRIMARY KEY("story_id","member_id","reaction")
);
--> statement-breakpoint
CREATE TABLE "introduction" (
	"id" text PRIMARY KEY NOT NULL,
	"story_id" text NOT NULL,
	"asker_id" text NOT NULL,
	"words" text NOT NULL,
	"asker_contact" text NOT NULL,
	"author_contact" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"agreed_at" timestamp (3) with time zone,
	"declined_at" timestamp (3) with time zone,
	CONSTRAINT "introduction_once" UNIQUE("story_id","asker_id")
);
--> statement-breakpoint
CREATE TABLE "audit_entry" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"deed" text NOT NULL,
	"actor_id" text,
	"organisation_id" text,
	"member_id" text,
	"role" text,
	"story_id" text,
	"reason" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
DELETE FROM "role_grant";--> statement-breakpoint
ALTER TABLE "role_grant" DROP CONSTRAINT "role_grant_email_role";--> statement-breakpoint
ALTER TABLE "role_grant" ADD COLUMN "member_id" text NOT NULL;--> statement-breakpoint
ALTER TABLE "role_grant" ADD COLUMN "organisation_id" text;--> statement-breakpoint
ALTER TABLE "role_grant" ADD COLUMN "ended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "story" ADD COLUMN "kind" text DEFAULT 'win' NOT NULL;--> statement-breakpoint
ALTER TABLE "story" ADD COLUMN "others" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "story" ADD COLUMN "own_words" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "story" ADD COLUMN "permission" text;--> statement-breakpoint
ALTER TABLE "story" ADD COLUMN "told_for" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "story" ADD COLUMN "element" text;--> statement-breakpoint
ALTER TABLE "story" ADD COLUMN "way" text;--> statement-breakpoint
ALTER TABLE "story" ADD COLUMN "shared_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "story" ADD COLUMN "concern_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "story_thanks" ADD COLUMN "words" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "route" ADD CONSTRAINT "route_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hospital_number" ADD CONSTRAINT "hospital_number_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_contact" ADD CONSTRAINT "published_contact_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_consent" ADD CONSTRAINT "story_consent_story_id_story_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."story"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_consent" ADD CONSTRAINT "story_consent_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_consent" ADD CONSTRAINT "story_consent_decided_by_member_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_draft" ADD CONSTRAINT "story_draft_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_reaction" ADD CONSTRAINT "story_reaction_story_id_story_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."story"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_reaction" ADD CONSTRAINT "story_reaction_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introduction" ADD CONSTRAINT "introduction_story_id_story_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."story"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introduction" ADD CONSTRAINT "introduction_asker_id_member_id_fk" FOREIGN KEY ("asker_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_actor_id_member_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "story_consent_organisation" ON "story_consent" USING btree ("organisation_id","decision");--> statement-breakpoint
CREATE INDEX "story_consent_due" ON "story_consent" USING btree ("decision","due_at");--> statement-breakpoint
CREATE INDEX "story_draft_created" ON "story_draft" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "story_reaction_member" ON "story_reaction" USING btree ("member_id","created_at");--> statement-breakpoint
CREATE INDEX "introduction_created" ON "introduction" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "audit_entry_at" ON "audit_entry" USING btree ("at");--> statement-breakpoint
CREATE INDEX "audit_entry_organisation" ON "audit_entry" USING btree ("organisation_id","at");--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "role_grant_member" ON "role_grant" USING btree ("member_id","role");--> statement-breakpoint
CREATE INDEX "role_grant_organisation" ON "role_grant" USING btree ("organisation_id","role");--> statement-breakpoint
CREATE INDEX "story_shared" ON "story" USING btree ("shared_at");--> statement-breakpoint
ALTER TABLE "role_grant" DROP COLUMN "email";--> statement-breakpoint
INSERT INTO "role_grant" ("id", "member_id", "role", "organisation_id", "granted_at")
SELECT gen_random_uuid()::text, "member_id", 'curator', "organisation_id", "since" FROM "curator";--> statement-breakpoint
DROP TABLE "curator";--> statement-breakpoint
UPDATE "story" SET "shared_at" = "created_at" WHERE "audience" <> 'organisation' AND "held_at" IS NULL;