CREATE TABLE "digest_ask" (
	"id" text PRIMARY KEY NOT NULL,
	"digest_id" text NOT NULL,
	"channel_id" text NOT NULL,
	"about" text NOT NULL,
	"due_on" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"answer" text,
	"answered_at" timestamp (3) with time zone,
	"owner_id" text,
	"did" text DEFAULT '' NOT NULL,
	"done_at" timestamp (3) with time zone,
	CONSTRAINT "digest_ask_digest" UNIQUE("digest_id")
);
--> statement-breakpoint
CREATE TABLE "gathered" (
	"id" text PRIMARY KEY NOT NULL,
	"member_id" text NOT NULL,
	"message" text NOT NULL,
	"payload" jsonb NOT NULL,
	"payload_version" integer NOT NULL,
	"gathered_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "nudge_place" (
	"member_id" text NOT NULL,
	"place" integer NOT NULL,
	"job_id" text NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "nudge_place_member_id_place_pk" PRIMARY KEY("member_id","place")
);
--> statement-breakpoint
CREATE TABLE "ritual" (
	"key" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"purpose" text NOT NULL,
	"prompt" text NOT NULL,
	"element" text NOT NULL,
	"way" text NOT NULL,
	"cadence" text NOT NULL,
	"day" integer NOT NULL,
	"time" text NOT NULL,
	"minutes" integer NOT NULL,
	"audience" text NOT NULL,
	"completion" text NOT NULL,
	"edited_by" text,
	"edited_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ritual_switch" (
	"ritual_key" text NOT NULL,
	"scope" text NOT NULL,
	"on" boolean NOT NULL,
	"day" integer,
	"time" text,
	CONSTRAINT "ritual_switch_ritual_key_scope_pk" PRIMARY KEY("ritual_key","scope")
);
--> statement-breakpoint
CREATE TABLE "ritual_prompt" (
	"id" text PRIMARY KEY NOT NULL,
	"once_key" text NOT NULL,
	"ritual_key" text NOT NULL,
	"member_id" text,
	"channel_id" text,
	"occurs_on" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"completion" text NOT NULL,
	"about" text NOT NULL,
	"posted_at" timestamp (3) with time zone,
	"done_at" timestamp (3) with time zone,
	"done" text DEFAULT '' NOT NULL,
	"passed_at" timestamp (3) with time zone,
	"lapsed_at" timestamp (3) with time zone,
	"lapse" text DEFAULT '' NOT NULL,
	CONSTRAINT "ritual_prompt_once_key_unique" UNIQUE("once_key")
);
--> statement-breakpoint
CREATE TABLE "ritual_answer" (
	"id" text PRIMARY KEY NOT NULL,
	"ritual_key" text NOT NULL,
	"prompt_id" text,
	"member_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"team_id" text,
	"answers" jsonb NOT NULL,
	"owner_id" text,
	"due_on" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "meeting_wish" (
	"member_id" text NOT NULL,
	"kind" text NOT NULL,
	"free" jsonb NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"waiting_since" timestamp (3) with time zone,
	CONSTRAINT "meeting_wish_member_id_kind_pk" PRIMARY KEY("member_id","kind")
);
--> statement-breakpoint
CREATE TABLE "never_pair" (
	"member_id" text NOT NULL,
	"other_id" text NOT NULL,
	CONSTRAINT "never_pair_member_id_other_id_pk" PRIMARY KEY("member_id","other_id")
);
--> statement-breakpoint
CREATE TABLE "meeting" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"round" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"starts_at" timestamp (3) with time zone,
	"where" text DEFAULT '' NOT NULL,
	"minutes" integer DEFAULT 20 NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended" text,
	"fixed" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "meeting_person" (
	"meeting_id" text NOT NULL,
	"member_id" text NOT NULL,
	"organisation_id" text,
	"host" boolean DEFAULT false NOT NULL,
	"proposes_at" timestamp (3) with time zone,
	"answered_at" timestamp (3) with time zone,
	"met" boolean,
	"left_at" timestamp (3) with time zone,
	CONSTRAINT "meeting_person_meeting_id_member_id_pk" PRIMARY KEY("meeting_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "day_note" (
	"id" text PRIMARY KEY NOT NULL,
	"meeting_id" text,
	"team_id" text,
	"member_id" text NOT NULL,
	"role" text NOT NULL,
	"notes" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "try_cycle" (
	"id" text PRIMARY KEY NOT NULL,
	"member_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"team_id" text,
	"aim" text NOT NULL,
	"prediction" text NOT NULL,
	"test" text NOT NULL,
	"who" text NOT NULL,
	"tag" text NOT NULL,
	"study_on" text NOT NULL,
	"after" text,
	"started_at" timestamp (3) with time zone NOT NULL,
	"saw" text DEFAULT '' NOT NULL,
	"learned" text DEFAULT '' NOT NULL,
	"decision" text,
	"decided_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "need" (
	"id" text PRIMARY KEY NOT NULL,
	"member_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"offer" boolean NOT NULL,
	"words" text NOT NULL,
	"contact" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "need_match" (
	"id" text PRIMARY KEY NOT NULL,
	"need_id" text NOT NULL,
	"offer_id" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"need_done_at" timestamp (3) with time zone,
	"offer_done_at" timestamp (3) with time zone,
	"declined_at" timestamp (3) with time zone,
	CONSTRAINT "need_match_once" UNIQUE("need_id","offer_id")
);
--> statement-breakpoint
CREATE TABLE "blocked_rule" (
	"id" text PRIMARY KEY NOT NULL,
	"raised_by" text NOT NULL,
	"organisation_id" text NOT NULL,
	"owned_by" text NOT NULL,
	"rule" text NOT NULL,
	"stopped" text NOT NULL,
	"raised_at" timestamp (3) with time zone NOT NULL,
	"due_on" text NOT NULL,
	"owner_id" text,
	"owned_at" timestamp (3) with time zone,
	"escalated_at" timestamp (3) with time zone,
	"answer" text DEFAULT '' NOT NULL,
	"outcome" text,
	"answered_by" text,
	"answered_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "team_measure" (
	"id" text PRIMARY KEY NOT NULL,
	"team_id" text NOT NULL,
	"question" text NOT NULL,
	"kind" text NOT NULL,
	"chosen_by" text,
	"chosen_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "measure_week" (
	"measure_id" text NOT NULL,
	"week" text NOT NULL,
	"value" integer NOT NULL,
	CONSTRAINT "measure_week_measure_id_week_pk" PRIMARY KEY("measure_id","week")
);
--> statement-breakpoint
CREATE TABLE "celebration" (
	"id" text PRIMARY KEY NOT NULL,
	"measure_id" text NOT NULL,
	"words" text NOT NULL,
	"since" text NOT NULL,
	"celebrated_by" text,
	"celebrated_at" timestamp (3) with time zone NOT NULL,
	"frozen_week" text,
	"frozen_at" timestamp (3) with time zone,
	"amber_at" timestamp (3) with time zone,
	"red_at" timestamp (3) with time zone,
	"owner_id" text,
	"action" text,
	"due_on" text,
	"outcome" text,
	"answered_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "celebration_check" (
	"celebration_id" text NOT NULL,
	"month" integer NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"status" text,
	"answered_by" text,
	"answered_at" timestamp (3) with time zone,
	"retained" integer,
	CONSTRAINT "celebration_check_celebration_id_month_pk" PRIMARY KEY("celebration_id","month")
);
--> statement-breakpoint
CREATE TABLE "leader_deed" (
	"member_id" text NOT NULL,
	"week" text NOT NULL,
	"deed" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "leader_deed_member_id_week_deed_pk" PRIMARY KEY("member_id","week","deed")
);
--> statement-breakpoint
CREATE TABLE "web_check" (
	"id" text PRIMARY KEY NOT NULL,
	"team_id" text NOT NULL,
	"quarter" text NOT NULL,
	"seen" jsonb NOT NULL,
	"first" text NOT NULL,
	"by_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "web_check_once" UNIQUE("team_id","quarter")
);
--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "hours" text;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "away_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "posted" ADD COLUMN "manner" text;--> statement-breakpoint
ALTER TABLE "digest_ask" ADD CONSTRAINT "digest_ask_digest_id_digest_id_fk" FOREIGN KEY ("digest_id") REFERENCES "public"."digest"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digest_ask" ADD CONSTRAINT "digest_ask_channel_id_channel_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channel"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "digest_ask" ADD CONSTRAINT "digest_ask_owner_id_member_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gathered" ADD CONSTRAINT "gathered_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nudge_place" ADD CONSTRAINT "nudge_place_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ritual" ADD CONSTRAINT "ritual_edited_by_member_id_fk" FOREIGN KEY ("edited_by") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ritual_prompt" ADD CONSTRAINT "ritual_prompt_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ritual_prompt" ADD CONSTRAINT "ritual_prompt_channel_id_channel_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channel"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ritual_answer" ADD CONSTRAINT "ritual_answer_prompt_id_ritual_prompt_id_fk" FOREIGN KEY ("prompt_id") REFERENCES "public"."ritual_prompt"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ritual_answer" ADD CONSTRAINT "ritual_answer_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ritual_answer" ADD CONSTRAINT "ritual_answer_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ritual_answer" ADD CONSTRAINT "ritual_answer_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ritual_answer" ADD CONSTRAINT "ritual_answer_owner_id_member_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_wish" ADD CONSTRAINT "meeting_wish_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "never_pair" ADD CONSTRAINT "never_pair_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "never_pair" ADD CONSTRAINT "never_pair_other_id_member_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_person" ADD CONSTRAINT "meeting_person_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_person" ADD CONSTRAINT "meeting_person_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_person" ADD CONSTRAINT "meeting_person_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "day_note" ADD CONSTRAINT "day_note_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "day_note" ADD CONSTRAINT "day_note_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "day_note" ADD CONSTRAINT "day_note_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "try_cycle" ADD CONSTRAINT "try_cycle_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "try_cycle" ADD CONSTRAINT "try_cycle_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "try_cycle" ADD CONSTRAINT "try_cycle_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need_match" ADD CONSTRAINT "need_match_need_id_need_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."need"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need_match" ADD CONSTRAINT "need_match_offer_id_need_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."need"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blocked_rule" ADD CONSTRAINT "blocked_rule_raised_by_member_id_fk" FOREIGN KEY ("raised_by") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blocked_rule" ADD CONSTRAINT "blocked_rule_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blocked_rule" ADD CONSTRAINT "blocked_rule_owned_by_organisation_id_fk" FOREIGN KEY ("owned_by") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blocked_rule" ADD CONSTRAINT "blocked_rule_owner_id_member_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blocked_rule" ADD CONSTRAINT "blocked_rule_answered_by_member_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_measure" ADD CONSTRAINT "team_measure_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_measure" ADD CONSTRAINT "team_measure_chosen_by_member_id_fk" FOREIGN KEY ("chosen_by") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_week" ADD CONSTRAINT "measure_week_measure_id_team_measure_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."team_measure"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "celebration" ADD CONSTRAINT "celebration_measure_id_team_measure_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."team_measure"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "celebration" ADD CONSTRAINT "celebration_celebrated_by_member_id_fk" FOREIGN KEY ("celebrated_by") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "celebration" ADD CONSTRAINT "celebration_owner_id_member_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "celebration_check" ADD CONSTRAINT "celebration_check_celebration_id_celebration_id_fk" FOREIGN KEY ("celebration_id") REFERENCES "public"."celebration"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "celebration_check" ADD CONSTRAINT "celebration_check_answered_by_member_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leader_deed" ADD CONSTRAINT "leader_deed_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "web_check" ADD CONSTRAINT "web_check_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "web_check" ADD CONSTRAINT "web_check_by_id_member_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "digest_ask_channel" ON "digest_ask" USING btree ("channel_id","asked_at");--> statement-breakpoint
CREATE INDEX "gathered_member" ON "gathered" USING btree ("member_id","gathered_at");--> statement-breakpoint
CREATE INDEX "nudge_place_taken" ON "nudge_place" USING btree ("taken_at");--> statement-breakpoint
CREATE INDEX "ritual_prompt_member" ON "ritual_prompt" USING btree ("member_id","due_at");--> statement-breakpoint
CREATE INDEX "ritual_prompt_ritual" ON "ritual_prompt" USING btree ("ritual_key","occurs_on");--> statement-breakpoint
CREATE INDEX "ritual_prompt_due" ON "ritual_prompt" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "ritual_answer_created" ON "ritual_answer" USING btree ("ritual_key","created_at");--> statement-breakpoint
CREATE INDEX "ritual_answer_member" ON "ritual_answer" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "meeting_wish_kind" ON "meeting_wish" USING btree ("kind");--> statement-breakpoint
CREATE INDEX "never_pair_other" ON "never_pair" USING btree ("other_id");--> statement-breakpoint
CREATE INDEX "meeting_round" ON "meeting" USING btree ("kind","round");--> statement-breakpoint
CREATE INDEX "meeting_ended" ON "meeting" USING btree ("ended_at","created_at");--> statement-breakpoint
CREATE INDEX "meeting_person_member" ON "meeting_person" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "day_note_meeting" ON "day_note" USING btree ("meeting_id");--> statement-breakpoint
CREATE INDEX "day_note_team" ON "day_note" USING btree ("team_id","created_at");--> statement-breakpoint
CREATE INDEX "try_cycle_member" ON "try_cycle" USING btree ("member_id","started_at");--> statement-breakpoint
CREATE INDEX "try_cycle_organisation" ON "try_cycle" USING btree ("organisation_id","decided_at");--> statement-breakpoint
CREATE INDEX "try_cycle_after" ON "try_cycle" USING btree ("after");--> statement-breakpoint
CREATE INDEX "need_open" ON "need" USING btree ("closed_at","created_at");--> statement-breakpoint
CREATE INDEX "need_member" ON "need" USING btree ("member_id","created_at");--> statement-breakpoint
CREATE INDEX "need_match_offer" ON "need_match" USING btree ("offer_id");--> statement-breakpoint
CREATE INDEX "blocked_rule_open" ON "blocked_rule" USING btree ("answered_at","due_on");--> statement-breakpoint
CREATE INDEX "blocked_rule_owned_by" ON "blocked_rule" USING btree ("owned_by","answered_at");--> statement-breakpoint
CREATE INDEX "blocked_rule_raised_by" ON "blocked_rule" USING btree ("raised_by","raised_at");--> statement-breakpoint
CREATE INDEX "team_measure_team" ON "team_measure" USING btree ("team_id","ended_at");--> statement-breakpoint
CREATE INDEX "celebration_measure" ON "celebration" USING btree ("measure_id");--> statement-breakpoint
CREATE INDEX "celebration_ended" ON "celebration" USING btree ("ended_at");--> statement-breakpoint
CREATE INDEX "leader_deed_week" ON "leader_deed" USING btree ("week");