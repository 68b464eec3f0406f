CREATE TABLE `digest_ask` (
	`id` text PRIMARY KEY NOT NULL,
	`digest_id` text NOT NULL,
	`channel_id` text NOT NULL,
	`about` text NOT NULL,
	`due_on` text NOT NULL,
	`asked_at` integer NOT NULL,
	`answer` text,
	`answered_at` integer,
	`owner_id` text,
	`did` text DEFAULT '' NOT NULL,
	`done_at` integer,
	FOREIGN KEY (`digest_id`) REFERENCES `digest`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`channel_id`) REFERENCES `channel`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`owner_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `digest_ask_channel` ON `digest_ask` (`channel_id`,`asked_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `digest_ask_digest` ON `digest_ask` (`digest_id`);--> statement-breakpoint
CREATE TABLE `gathered` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`message` text NOT NULL,
	`payload` text NOT NULL,
	`payload_version` integer NOT NULL,
	`gathered_at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `gathered_member` ON `gathered` (`member_id`,`gathered_at`);--> statement-breakpoint
CREATE TABLE `nudge_place` (
	`member_id` text NOT NULL,
	`place` integer NOT NULL,
	`job_id` text NOT NULL,
	`taken_at` integer NOT NULL,
	PRIMARY KEY(`member_id`, `place`),
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `nudge_place_taken` ON `nudge_place` (`taken_at`);--> statement-breakpoint
CREATE TABLE `ritual` (
	`key` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`purpose` text NOT NULL,
	`prompt` text NOT NULL,
	`element` text NOT NULL,
	`way` text NOT NULL,
	`cadence` text NOT NULL,
	`day` integer NOT NULL,
	`time` text NOT NULL,
	`minutes` integer NOT NULL,
	`audience` text NOT NULL,
	`completion` text NOT NULL,
	`edited_by` text,
	`edited_at` integer NOT NULL,
	FOREIGN KEY (`edited_by`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE TABLE `ritual_switch` (
	`ritual_key` text NOT NULL,
	`scope` text NOT NULL,
	`on` integer NOT NULL,
	`day` integer,
	`time` text,
	PRIMARY KEY(`ritual_key`, `scope`)
);
--> statement-breakpoint
CREATE TABLE `ritual_prompt` (
	`id` text PRIMARY KEY NOT NULL,
	`once_key` text NOT NULL,
	`ritual_key` text NOT NULL,
	`member_id` text,
	`channel_id` text,
	`occurs_on` text NOT NULL,
	`due_at` integer NOT NULL,
	`completion` text NOT NULL,
	`about` text NOT NULL,
	`posted_at` integer,
	`done_at` integer,
	`done` text DEFAULT '' NOT NULL,
	`passed_at` integer,
	`lapsed_at` integer,
	`lapse` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`channel_id`) REFERENCES `channel`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ritual_prompt_once_key_unique` ON `ritual_prompt` (`once_key`);--> statement-breakpoint
CREATE INDEX `ritual_prompt_member` ON `ritual_prompt` (`member_id`,`due_at`);--> statement-breakpoint
CREATE INDEX `ritual_prompt_ritual` ON `ritual_prompt` (`ritual_key`,`occurs_on`);--> statement-breakpoint
CREATE INDEX `ritual_prompt_due` ON `ritual_prompt` (`due_at`);--> statement-breakpoint
CREATE TABLE `ritual_answer` (
	`id` text PRIMARY KEY NOT NULL,
	`ritual_key` text NOT NULL,
	`prompt_id` text,
	`member_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`team_id` text,
	`answers` text NOT NULL,
	`owner_id` text,
	`due_on` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`prompt_id`) REFERENCES `ritual_prompt`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`owner_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `ritual_answer_created` ON `ritual_answer` (`ritual_key`,`created_at`);--> statement-breakpoint
CREATE INDEX `ritual_answer_member` ON `ritual_answer` (`member_id`);--> statement-breakpoint
CREATE TABLE `meeting_wish` (
	`member_id` text NOT NULL,
	`kind` text NOT NULL,
	`free` text NOT NULL,
	`since` integer NOT NULL,
	`waiting_since` integer,
	PRIMARY KEY(`member_id`, `kind`),
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `meeting_wish_kind` ON `meeting_wish` (`kind`);--> statement-breakpoint
CREATE TABLE `never_pair` (
	`member_id` text NOT NULL,
	`other_id` text NOT NULL,
	PRIMARY KEY(`member_id`, `other_id`),
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`other_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `never_pair_other` ON `never_pair` (`other_id`);--> statement-breakpoint
CREATE TABLE `meeting` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`round` text NOT NULL,
	`created_at` integer NOT NULL,
	`starts_at` integer,
	`where` text DEFAULT '' NOT NULL,
	`minutes` integer DEFAULT 20 NOT NULL,
	`ended_at` integer,
	`ended` text,
	`fixed` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE INDEX `meeting_round` ON `meeting` (`kind`,`round`);--> statement-breakpoint
CREATE INDEX `meeting_ended` ON `meeting` (`ended_at`,`created_at`);--> statement-breakpoint
CREATE TABLE `meeting_person` (
	`meeting_id` text NOT NULL,
	`member_id` text NOT NULL,
	`organisation_id` text,
	`host` integer DEFAULT false NOT NULL,
	`proposes_at` integer,
	`answered_at` integer,
	`met` integer,
	`left_at` integer,
	PRIMARY KEY(`meeting_id`, `member_id`),
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `meeting_person_member` ON `meeting_person` (`member_id`);--> statement-breakpoint
CREATE TABLE `day_note` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text,
	`team_id` text,
	`member_id` text NOT NULL,
	`role` text NOT NULL,
	`notes` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `meeting`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `day_note_meeting` ON `day_note` (`meeting_id`);--> statement-breakpoint
CREATE INDEX `day_note_team` ON `day_note` (`team_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `try_cycle` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`team_id` text,
	`aim` text NOT NULL,
	`prediction` text NOT NULL,
	`test` text NOT NULL,
	`who` text NOT NULL,
	`tag` text NOT NULL,
	`study_on` text NOT NULL,
	`after` text,
	`started_at` integer NOT NULL,
	`saw` text DEFAULT '' NOT NULL,
	`learned` text DEFAULT '' NOT NULL,
	`decision` text,
	`decided_at` integer,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `try_cycle_member` ON `try_cycle` (`member_id`,`started_at`);--> statement-breakpoint
CREATE INDEX `try_cycle_organisation` ON `try_cycle` (`organisation_id`,`decided_at`);--> statement-breakpoint
CREATE INDEX `try_cycle_after` ON `try_cycle` (`after`);--> statement-breakpoint
CREATE TABLE `need` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`offer` integer NOT NULL,
	`words` text NOT NULL,
	`contact` text NOT NULL,
	`created_at` integer NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `need_open` ON `need` (`closed_at`,`created_at`);--> statement-breakpoint
CREATE INDEX `need_member` ON `need` (`member_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `need_match` (
	`id` text PRIMARY KEY NOT NULL,
	`need_id` text NOT NULL,
	`offer_id` text NOT NULL,
	`made_at` integer NOT NULL,
	`need_done_at` integer,
	`offer_done_at` integer,
	`declined_at` integer,
	FOREIGN KEY (`need_id`) REFERENCES `need`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`offer_id`) REFERENCES `need`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `need_match_offer` ON `need_match` (`offer_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `need_match_once` ON `need_match` (`need_id`,`offer_id`);--> statement-breakpoint
CREATE TABLE `blocked_rule` (
	`id` text PRIMARY KEY NOT NULL,
	`raised_by` text NOT NULL,
	`organisation_id` text NOT NULL,
	`owned_by` text NOT NULL,
	`rule` text NOT NULL,
	`stopped` text NOT NULL,
	`raised_at` integer NOT NULL,
	`due_on` text NOT NULL,
	`owner_id` text,
	`owned_at` integer,
	`escalated_at` integer,
	`answer` text DEFAULT '' NOT NULL,
	`outcome` text,
	`answered_by` text,
	`answered_at` integer,
	`withdrawn_at` integer,
	FOREIGN KEY (`raised_by`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owned_by`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`answered_by`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `blocked_rule_open` ON `blocked_rule` (`answered_at`,`due_on`);--> statement-breakpoint
CREATE INDEX `blocked_rule_owned_by` ON `blocked_rule` (`owned_by`,`answered_at`);--> statement-breakpoint
CREATE INDEX `blocked_rule_raised_by` ON `blocked_rule` (`raised_by`,`raised_at`);--> statement-breakpoint
CREATE TABLE `team_measure` (
	`id` text PRIMARY KEY NOT NULL,
	`team_id` text NOT NULL,
	`question` text NOT NULL,
	`kind` text NOT NULL,
	`chosen_by` text,
	`chosen_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`chosen_by`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `team_measure_team` ON `team_measure` (`team_id`,`ended_at`);--> statement-breakpoint
CREATE TABLE `measure_week` (
	`measure_id` text NOT NULL,
	`week` text NOT NULL,
	`value` integer NOT NULL,
	PRIMARY KEY(`measure_id`, `week`),
	FOREIGN KEY (`measure_id`) REFERENCES `team_measure`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `celebration` (
	`id` text PRIMARY KEY NOT NULL,
	`measure_id` text NOT NULL,
	`words` text NOT NULL,
	`since` text NOT NULL,
	`celebrated_by` text,
	`celebrated_at` integer NOT NULL,
	`frozen_week` text,
	`frozen_at` integer,
	`amber_at` integer,
	`red_at` integer,
	`owner_id` text,
	`action` text,
	`due_on` text,
	`outcome` text,
	`answered_at` integer,
	`ended_at` integer,
	FOREIGN KEY (`measure_id`) REFERENCES `team_measure`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`celebrated_by`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`owner_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `celebration_measure` ON `celebration` (`measure_id`);--> statement-breakpoint
CREATE INDEX `celebration_ended` ON `celebration` (`ended_at`);--> statement-breakpoint
CREATE TABLE `celebration_check` (
	`celebration_id` text NOT NULL,
	`month` integer NOT NULL,
	`asked_at` integer NOT NULL,
	`status` text,
	`answered_by` text,
	`answered_at` integer,
	`retained` integer,
	PRIMARY KEY(`celebration_id`, `month`),
	FOREIGN KEY (`celebration_id`) REFERENCES `celebration`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`answered_by`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE TABLE `leader_deed` (
	`member_id` text NOT NULL,
	`week` text NOT NULL,
	`deed` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`member_id`, `week`, `deed`),
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `leader_deed_week` ON `leader_deed` (`week`);--> statement-breakpoint
CREATE TABLE `web_check` (
	`id` text PRIMARY KEY NOT NULL,
	`team_id` text NOT NULL,
	`quarter` text NOT NULL,
	`seen` text NOT NULL,
	`first` text NOT NULL,
	`by_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `web_check_once` ON `web_check` (`team_id`,`quarter`);--> statement-breakpoint
ALTER TABLE `member` ADD `hours` text;--> statement-breakpoint
ALTER TABLE `member` ADD `away_at` integer;--> statement-breakpoint
ALTER TABLE `posted` ADD `manner` text;