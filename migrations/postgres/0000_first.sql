CREATE TABLE "organisation" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"sector" text NOT NULL,
	"staff" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "organisation_name_key_unique" UNIQUE("name_key")
);
--> statement-breakpoint
CREATE TABLE "place" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	CONSTRAINT "place_name_key_unique" UNIQUE("name_key")
);
--> statement-breakpoint
CREATE TABLE "organisation_place" (
	"organisation_id" text NOT NULL,
	"place_id" text NOT NULL,
	CONSTRAINT "organisation_place_organisation_id_place_id_pk" PRIMARY KEY("organisation_id","place_id")
);
--> statement-breakpoint
CREATE TABLE "invite" (
	"id" text PRIMARY KEY NOT NULL,
	"code_hash" text NOT NULL,
	"organisation_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "invite_code_hash_unique" UNIQUE("code_hash")
);
--> statement-breakpoint
CREATE TABLE "workspace" (
	"id" text PRIMARY KEY NOT NULL,
	"platform" text NOT NULL,
	"external_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"disconnected_at" timestamp (3) with time zone,
	CONSTRAINT "workspace_platform_external" UNIQUE("platform","external_id")
);
--> statement-breakpoint
CREATE TABLE "workspace_organisation" (
	"workspace_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	CONSTRAINT "workspace_organisation_workspace_id_organisation_id_pk" PRIMARY KEY("workspace_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "member" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"external_id" text NOT NULL,
	"organisation_id" text,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"time_zone" text,
	"address" jsonb NOT NULL,
	"snoozed_until" timestamp (3) with time zone,
	"opted_out_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"profiled_at" timestamp (3) with time zone,
	CONSTRAINT "member_workspace_external" UNIQUE("workspace_id","external_id")
);
--> statement-breakpoint
CREATE TABLE "role_grant" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"granted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "role_grant_email_role" UNIQUE("email","role")
);
--> statement-breakpoint
CREATE TABLE "channel" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"external_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"purpose" text NOT NULL,
	"address" jsonb NOT NULL,
	"day" integer NOT NULL,
	"time" text NOT NULL,
	"time_zone" text NOT NULL,
	"set_up_by" text NOT NULL,
	"scheduled_from" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "channel_workspace_external_purpose" UNIQUE("workspace_id","external_id","purpose")
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"platform" text NOT NULL,
	"external_key" text NOT NULL,
	"sealed" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "installation_platform_external_key_pk" PRIMARY KEY("platform","external_key")
);
--> statement-breakpoint
CREATE TABLE "story" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"author_id" text NOT NULL,
	"happened" text NOT NULL,
	"changed" text NOT NULL,
	"audience" text NOT NULL,
	"byline" text NOT NULL,
	"role" text NOT NULL,
	"week" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"edited_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "story_organisation" (
	"story_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	CONSTRAINT "story_organisation_story_id_organisation_id_pk" PRIMARY KEY("story_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "story_thanks" (
	"story_id" text NOT NULL,
	"member_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "story_thanks_story_id_member_id_pk" PRIMARY KEY("story_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "proposal" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"proposer_id" text NOT NULL,
	"author_id" text NOT NULL,
	"words" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "digest" (
	"id" text PRIMARY KEY NOT NULL,
	"channel_id" text NOT NULL,
	"covers_from" timestamp (3) with time zone NOT NULL,
	"covers_to" timestamp (3) with time zone NOT NULL,
	"posted_at" timestamp (3) with time zone,
	CONSTRAINT "digest_channel_to" UNIQUE("channel_id","covers_to")
);
--> statement-breakpoint
CREATE TABLE "digest_story" (
	"channel_id" text NOT NULL,
	"story_id" text NOT NULL,
	"digest_id" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "digest_story_digest_id_story_id_pk" PRIMARY KEY("digest_id","story_id")
);
--> statement-breakpoint
CREATE TABLE "job" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"lane" text NOT NULL,
	"once_key" text,
	"payload" jsonb NOT NULL,
	"payload_version" integer NOT NULL,
	"run_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer NOT NULL,
	"claim" text,
	"started_at" timestamp (3) with time zone,
	"done_at" timestamp (3) with time zone,
	"outcome" text,
	"last_error" text,
	CONSTRAINT "job_once_key_unique" UNIQUE("once_key")
);
--> statement-breakpoint
CREATE TABLE "posted" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"member_id" text,
	"message" text NOT NULL,
	"payload" jsonb NOT NULL,
	"payload_version" integer NOT NULL,
	"ref" jsonb NOT NULL,
	"unsolicited" boolean NOT NULL,
	"posted_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "posted_about" (
	"about" text NOT NULL,
	"posted_id" text NOT NULL,
	CONSTRAINT "posted_about_about_posted_id_pk" PRIMARY KEY("about","posted_id")
);
--> statement-breakpoint
CREATE TABLE "seen" (
	"key" text PRIMARY KEY NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"name" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ticket" (
	"hash" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "organisation_place" ADD CONSTRAINT "organisation_place_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_place" ADD CONSTRAINT "organisation_place_place_id_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."place"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invite" ADD CONSTRAINT "invite_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workspace_organisation" ADD CONSTRAINT "workspace_organisation_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workspace_organisation" ADD CONSTRAINT "workspace_organisation_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel" ADD CONSTRAINT "channel_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel" ADD CONSTRAINT "channel_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel" ADD CONSTRAINT "channel_set_up_by_member_id_fk" FOREIGN KEY ("set_up_by") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story" ADD CONSTRAINT "story_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story" ADD CONSTRAINT "story_author_id_member_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."member"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_organisation" ADD CONSTRAINT "story_organisation_story_id_story_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."story"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_organisation" ADD CONSTRAINT "story_organisation_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_thanks" ADD CONSTRAINT "story_thanks_story_id_story_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."story"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "story_thanks" ADD CONSTRAINT "story_thanks_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_proposer_id_member_id_fk" FOREIGN KEY ("proposer_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_author_id_member_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digest" ADD CONSTRAINT "digest_channel_id_channel_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channel"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digest_story" ADD CONSTRAINT "digest_story_channel_id_channel_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channel"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digest_story" ADD CONSTRAINT "digest_story_story_id_story_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."story"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digest_story" ADD CONSTRAINT "digest_story_digest_id_digest_id_fk" FOREIGN KEY ("digest_id") REFERENCES "public"."digest"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posted" ADD CONSTRAINT "posted_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posted" ADD CONSTRAINT "posted_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posted_about" ADD CONSTRAINT "posted_about_posted_id_posted_id_fk" FOREIGN KEY ("posted_id") REFERENCES "public"."posted"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "organisation_place_place" ON "organisation_place" USING btree ("place_id");--> statement-breakpoint
CREATE INDEX "channel_organisation" ON "channel" USING btree ("organisation_id","purpose");--> statement-breakpoint
CREATE INDEX "story_created" ON "story" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "story_author" ON "story" USING btree ("author_id","created_at");--> statement-breakpoint
CREATE INDEX "story_week" ON "story" USING btree ("week","organisation_id");--> statement-breakpoint
CREATE INDEX "story_organisation_organisation" ON "story_organisation" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "proposal_created" ON "proposal" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "digest_story_channel" ON "digest_story" USING btree ("channel_id","story_id");--> statement-breakpoint
CREATE INDEX "digest_story_position" ON "digest_story" USING btree ("digest_id","position");--> statement-breakpoint
CREATE INDEX "job_due" ON "job" USING btree ("done_at","lane","run_at");--> statement-breakpoint
CREATE INDEX "posted_member" ON "posted" USING btree ("member_id","posted_at");--> statement-breakpoint
CREATE INDEX "posted_about_posted" ON "posted_about" USING btree ("posted_id");--> statement-breakpoint
CREATE INDEX "seen_at" ON "seen" USING btree ("seen_at");