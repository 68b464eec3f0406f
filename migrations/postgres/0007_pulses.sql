CREATE TABLE "team" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"made_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "team_name_key_unique" UNIQUE("name_key")
);
--> statement-breakpoint
CREATE TABLE "team_member" (
	"team_id" text NOT NULL,
	"member_id" text NOT NULL,
	CONSTRAINT "team_member_team_id_member_id_pk" PRIMARY KEY("team_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "pulse" (
	"id" text PRIMARY KEY NOT NULL,
	"group_kind" text NOT NULL,
	"group_id" text,
	"cadence_weeks" integer NOT NULL,
	"threshold" integer NOT NULL,
	"target" integer,
	"halves" boolean NOT NULL,
	"skipped_months" jsonb NOT NULL,
	"first_on" text NOT NULL,
	"leader_id" text,
	"planned_by" text,
	"planned_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "own_item" (
	"id" text PRIMARY KEY NOT NULL,
	"words" text NOT NULL,
	"added_by" text,
	"added_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "wave" (
	"id" text PRIMARY KEY NOT NULL,
	"pulse_id" text NOT NULL,
	"number" integer NOT NULL,
	"opens_on" text NOT NULL,
	"opens_at" timestamp (3) with time zone NOT NULL,
	"closes_at" timestamp (3) with time zone NOT NULL,
	"threshold" integer NOT NULL,
	"rotates" boolean NOT NULL,
	"half" integer,
	"own_item_id" text,
	"takes_comments" boolean NOT NULL,
	"invited" integer,
	"answered" integer,
	"closed_at" timestamp (3) with time zone,
	"frozen_at" timestamp (3) with time zone,
	"leaders_from" timestamp (3) with time zone,
	CONSTRAINT "wave_pulse_number" UNIQUE("pulse_id","number")
);
--> statement-breakpoint
CREATE TABLE "wave_invitation" (
	"wave_id" text NOT NULL,
	"member_id" text NOT NULL,
	"organisation_id" text,
	CONSTRAINT "wave_invitation_wave_id_member_id_pk" PRIMARY KEY("wave_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "wave_answer" (
	"wave_id" text NOT NULL,
	"token" text NOT NULL,
	"sealed" text NOT NULL,
	"sealed_comment" text,
	CONSTRAINT "wave_answer_wave_id_token_pk" PRIMARY KEY("wave_id","token")
);
--> statement-breakpoint
CREATE TABLE "wave_figure" (
	"wave_id" text NOT NULL,
	"cell" text NOT NULL,
	"measure" text NOT NULL,
	"pooled" integer NOT NULL,
	"people" integer NOT NULL,
	"score" integer NOT NULL,
	"agree" integer NOT NULL,
	CONSTRAINT "wave_figure_wave_id_cell_measure_pk" PRIMARY KEY("wave_id","cell","measure")
);
--> statement-breakpoint
CREATE TABLE "wave_comment" (
	"wave_id" text NOT NULL,
	"position" integer NOT NULL,
	"words" text NOT NULL,
	CONSTRAINT "wave_comment_wave_id_position_pk" PRIMARY KEY("wave_id","position")
);
--> statement-breakpoint
CREATE TABLE "pulse_carry" (
	"pulse_id" text PRIMARY KEY NOT NULL,
	"key_id" text NOT NULL,
	"sealed" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pulse_step" (
	"id" text PRIMARY KEY NOT NULL,
	"pulse_id" text NOT NULL,
	"cell" text NOT NULL,
	"measure" text NOT NULL,
	"wave_id" text NOT NULL,
	"reason" text NOT NULL,
	"made_by" text,
	"made_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "pulse_step_wave" UNIQUE("pulse_id","cell","measure","wave_id")
);
--> statement-breakpoint
CREATE TABLE "pulse_signal" (
	"id" text PRIMARY KEY NOT NULL,
	"pulse_id" text NOT NULL,
	"cell" text NOT NULL,
	"measure" text NOT NULL,
	"wave_id" text NOT NULL,
	"rule" text NOT NULL,
	"side" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"owner_id" text,
	"action" text,
	"due_on" text,
	"said" text,
	"did" text,
	"could_not" text,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "pulse_signal_wave" UNIQUE("pulse_id","cell","measure","wave_id")
);
--> statement-breakpoint
CREATE TABLE "poll" (
	"id" text PRIMARY KEY NOT NULL,
	"channel_id" text NOT NULL,
	"asked_by" text NOT NULL,
	"question" text NOT NULL,
	"options" jsonb NOT NULL,
	"anonymous" boolean NOT NULL,
	"threshold" integer NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"closes_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"answered" integer,
	"counts" jsonb
);
--> statement-breakpoint
CREATE TABLE "poll_vote" (
	"poll_id" text NOT NULL,
	"voter" text NOT NULL,
	"choice" text NOT NULL,
	CONSTRAINT "poll_vote_poll_id_voter_pk" PRIMARY KEY("poll_id","voter")
);
--> statement-breakpoint
ALTER TABLE "team" ADD CONSTRAINT "team_made_by_member_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pulse" ADD CONSTRAINT "pulse_leader_id_member_id_fk" FOREIGN KEY ("leader_id") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pulse" ADD CONSTRAINT "pulse_planned_by_member_id_fk" FOREIGN KEY ("planned_by") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_item" ADD CONSTRAINT "own_item_added_by_member_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wave" ADD CONSTRAINT "wave_pulse_id_pulse_id_fk" FOREIGN KEY ("pulse_id") REFERENCES "public"."pulse"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wave" ADD CONSTRAINT "wave_own_item_id_own_item_id_fk" FOREIGN KEY ("own_item_id") REFERENCES "public"."own_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wave_invitation" ADD CONSTRAINT "wave_invitation_wave_id_wave_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."wave"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wave_invitation" ADD CONSTRAINT "wave_invitation_member_id_member_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wave_invitation" ADD CONSTRAINT "wave_invitation_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wave_answer" ADD CONSTRAINT "wave_answer_wave_id_wave_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."wave"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wave_figure" ADD CONSTRAINT "wave_figure_wave_id_wave_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."wave"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wave_comment" ADD CONSTRAINT "wave_comment_wave_id_wave_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."wave"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pulse_carry" ADD CONSTRAINT "pulse_carry_pulse_id_pulse_id_fk" FOREIGN KEY ("pulse_id") REFERENCES "public"."pulse"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pulse_step" ADD CONSTRAINT "pulse_step_pulse_id_pulse_id_fk" FOREIGN KEY ("pulse_id") REFERENCES "public"."pulse"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pulse_step" ADD CONSTRAINT "pulse_step_wave_id_wave_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."wave"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pulse_step" ADD CONSTRAINT "pulse_step_made_by_member_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pulse_signal" ADD CONSTRAINT "pulse_signal_pulse_id_pulse_id_fk" FOREIGN KEY ("pulse_id") REFERENCES "public"."pulse"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pulse_signal" ADD CONSTRAINT "pulse_signal_wave_id_wave_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."wave"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pulse_signal" ADD CONSTRAINT "pulse_signal_owner_id_member_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."member"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "poll" ADD CONSTRAINT "poll_channel_id_channel_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channel"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "poll" ADD CONSTRAINT "poll_asked_by_member_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."member"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "poll_vote" ADD CONSTRAINT "poll_vote_poll_id_poll_id_fk" FOREIGN KEY ("poll_id") REFERENCES "public"."poll"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "team_member_member" ON "team_member" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "pulse_group" ON "pulse" USING btree ("group_kind","group_id");--> statement-breakpoint
CREATE INDEX "wave_frozen" ON "wave" USING btree ("frozen_at","closes_at");--> statement-breakpoint
CREATE INDEX "wave_invitation_member" ON "wave_invitation" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "pulse_signal_answered" ON "pulse_signal" USING btree ("answered_at");--> statement-breakpoint
CREATE INDEX "poll_closed" ON "poll" USING btree ("closed_at","closes_at");