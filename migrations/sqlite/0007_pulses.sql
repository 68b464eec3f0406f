CREATE TABLE `team` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`made_by` text,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`made_by`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `team_name_key_unique` ON `team` (`name_key`);--> statement-breakpoint
CREATE TABLE `team_member` (
	`team_id` text NOT NULL,
	`member_id` text NOT NULL,
	PRIMARY KEY(`team_id`, `member_id`),
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `team_member_member` ON `team_member` (`member_id`);--> statement-breakpoint
CREATE TABLE `pulse` (
	`id` text PRIMARY KEY NOT NULL,
	`group_kind` text NOT NULL,
	`group_id` text,
	`cadence_weeks` integer NOT NULL,
	`threshold` integer NOT NULL,
	`target` integer,
	`halves` integer NOT NULL,
	`skipped_months` text NOT NULL,
	`first_on` text NOT NULL,
	`leader_id` text,
	`planned_by` text,
	`planned_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`leader_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`planned_by`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `pulse_group` ON `pulse` (`group_kind`,`group_id`);--> statement-breakpoint
CREATE TABLE `own_item` (
	`id` text PRIMARY KEY NOT NULL,
	`words` text NOT NULL,
	`added_by` text,
	`added_at` integer NOT NULL,
	`retired_at` integer,
	FOREIGN KEY (`added_by`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE TABLE `wave` (
	`id` text PRIMARY KEY NOT NULL,
	`pulse_id` text NOT NULL,
	`number` integer NOT NULL,
	`opens_on` text NOT NULL,
	`opens_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`threshold` integer NOT NULL,
	`rotates` integer NOT NULL,
	`half` integer,
	`own_item_id` text,
	`takes_comments` integer NOT NULL,
	`invited` integer,
	`answered` integer,
	`closed_at` integer,
	`frozen_at` integer,
	`leaders_from` integer,
	FOREIGN KEY (`pulse_id`) REFERENCES `pulse`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`own_item_id`) REFERENCES `own_item`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `wave_frozen` ON `wave` (`frozen_at`,`closes_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `wave_pulse_number` ON `wave` (`pulse_id`,`number`);--> statement-breakpoint
CREATE TABLE `wave_invitation` (
	`wave_id` text NOT NULL,
	`member_id` text NOT NULL,
	`organisation_id` text,
	PRIMARY KEY(`wave_id`, `member_id`),
	FOREIGN KEY (`wave_id`) REFERENCES `wave`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `wave_invitation_member` ON `wave_invitation` (`member_id`);--> statement-breakpoint
CREATE TABLE `wave_answer` (
	`wave_id` text NOT NULL,
	`token` text NOT NULL,
	`sealed` text NOT NULL,
	`sealed_comment` text,
	PRIMARY KEY(`wave_id`, `token`),
	FOREIGN KEY (`wave_id`) REFERENCES `wave`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `wave_figure` (
	`wave_id` text NOT NULL,
	`cell` text NOT NULL,
	`measure` text NOT NULL,
	`pooled` integer NOT NULL,
	`people` integer NOT NULL,
	`score` integer NOT NULL,
	`agree` integer NOT NULL,
	PRIMARY KEY(`wave_id`, `cell`, `measure`),
	FOREIGN KEY (`wave_id`) REFERENCES `wave`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `wave_comment` (
	`wave_id` text NOT NULL,
	`position` integer NOT NULL,
	`words` text NOT NULL,
	PRIMARY KEY(`wave_id`, `position`),
	FOREIGN KEY (`wave_id`) REFERENCES `wave`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `pulse_carry` (
	`pulse_id` text PRIMARY KEY NOT NULL,
	`key_id` text NOT NULL,
	`sealed` text NOT NULL,
	FOREIGN KEY (`pulse_id`) REFERENCES `pulse`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `pulse_step` (
	`id` text PRIMARY KEY NOT NULL,
	`pulse_id` text NOT NULL,
	`cell` text NOT NULL,
	`measure` text NOT NULL,
	`wave_id` text NOT NULL,
	`reason` text NOT NULL,
	`made_by` text,
	`made_at` integer NOT NULL,
	FOREIGN KEY (`pulse_id`) REFERENCES `pulse`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`wave_id`) REFERENCES `wave`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`made_by`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `pulse_step_wave` ON `pulse_step` (`pulse_id`,`cell`,`measure`,`wave_id`);--> statement-breakpoint
CREATE TABLE `pulse_signal` (
	`id` text PRIMARY KEY NOT NULL,
	`pulse_id` text NOT NULL,
	`cell` text NOT NULL,
	`measure` text NOT NULL,
	`wave_id` text NOT NULL,
	`rule` text NOT NULL,
	`side` text NOT NULL,
	`opened_at` integer NOT NULL,
	`owner_id` text,
	`action` text,
	`due_on` text,
	`said` text,
	`did` text,
	`could_not` text,
	`answered_at` integer,
	FOREIGN KEY (`pulse_id`) REFERENCES `pulse`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`wave_id`) REFERENCES `wave`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`owner_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `pulse_signal_answered` ON `pulse_signal` (`answered_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `pulse_signal_wave` ON `pulse_signal` (`pulse_id`,`cell`,`measure`,`wave_id`);--> statement-breakpoint
CREATE TABLE `poll` (
	`id` text PRIMARY KEY NOT NULL,
	`channel_id` text NOT NULL,
	`asked_by` text NOT NULL,
	`question` text NOT NULL,
	`options` text NOT NULL,
	`anonymous` integer NOT NULL,
	`threshold` integer NOT NULL,
	`asked_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`closed_at` integer,
	`answered` integer,
	`counts` text,
	FOREIGN KEY (`channel_id`) REFERENCES `channel`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`asked_by`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `poll_closed` ON `poll` (`closed_at`,`closes_at`);--> statement-breakpoint
CREATE TABLE `poll_vote` (
	`poll_id` text NOT NULL,
	`voter` text NOT NULL,
	`choice` text NOT NULL,
	PRIMARY KEY(`poll_id`, `voter`),
	FOREIGN KEY (`poll_id`) REFERENCES `poll`(`id`) ON UPDATE no action ON DELETE cascade
);
