CREATE TABLE `organisation` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`sector` text NOT NULL,
	`staff` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organisation_name_key_unique` ON `organisation` (`name_key`);--> statement-breakpoint
CREATE TABLE `place` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `place_name_key_unique` ON `place` (`name_key`);--> statement-breakpoint
CREATE TABLE `organisation_place` (
	`organisation_id` text NOT NULL,
	`place_id` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `place_id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`place_id`) REFERENCES `place`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `organisation_place_place` ON `organisation_place` (`place_id`);--> statement-breakpoint
CREATE TABLE `invite` (
	`id` text PRIMARY KEY NOT NULL,
	`code_hash` text NOT NULL,
	`organisation_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invite_code_hash_unique` ON `invite` (`code_hash`);--> statement-breakpoint
CREATE TABLE `workspace` (
	`id` text PRIMARY KEY NOT NULL,
	`platform` text NOT NULL,
	`external_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`disconnected_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `workspace_platform_external` ON `workspace` (`platform`,`external_id`);--> statement-breakpoint
CREATE TABLE `workspace_organisation` (
	`workspace_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `organisation_id`),
	FOREIGN KEY (`workspace_id`) REFERENCES `workspace`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `member` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`external_id` text NOT NULL,
	`organisation_id` text,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`time_zone` text,
	`address` text NOT NULL,
	`snoozed_until` integer,
	`opted_out_at` integer,
	`created_at` integer NOT NULL,
	`profiled_at` integer,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspace`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `member_workspace_external` ON `member` (`workspace_id`,`external_id`);--> statement-breakpoint
CREATE TABLE `role_grant` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`role` text NOT NULL,
	`granted_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `role_grant_email_role` ON `role_grant` (`email`,`role`);--> statement-breakpoint
CREATE TABLE `channel` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`external_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`purpose` text NOT NULL,
	`address` text NOT NULL,
	`day` integer NOT NULL,
	`time` text NOT NULL,
	`time_zone` text NOT NULL,
	`set_up_by` text NOT NULL,
	`scheduled_from` integer NOT NULL,
	`retired_at` integer,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspace`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`set_up_by`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `channel_organisation` ON `channel` (`organisation_id`,`purpose`);--> statement-breakpoint
CREATE UNIQUE INDEX `channel_workspace_external_purpose` ON `channel` (`workspace_id`,`external_id`,`purpose`);--> statement-breakpoint
CREATE TABLE `installation` (
	`platform` text NOT NULL,
	`external_key` text NOT NULL,
	`sealed` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`platform`, `external_key`)
);
--> statement-breakpoint
CREATE TABLE `story` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`author_id` text NOT NULL,
	`happened` text NOT NULL,
	`changed` text NOT NULL,
	`audience` text NOT NULL,
	`byline` text NOT NULL,
	`role` text NOT NULL,
	`week` text NOT NULL,
	`created_at` integer NOT NULL,
	`edited_at` integer,
	`withdrawn_at` integer,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `story_created` ON `story` (`created_at`);--> statement-breakpoint
CREATE INDEX `story_author` ON `story` (`author_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `story_week` ON `story` (`week`,`organisation_id`);--> statement-breakpoint
CREATE TABLE `story_organisation` (
	`story_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	PRIMARY KEY(`story_id`, `organisation_id`),
	FOREIGN KEY (`story_id`) REFERENCES `story`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `story_organisation_organisation` ON `story_organisation` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `story_thanks` (
	`story_id` text NOT NULL,
	`member_id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`story_id`, `member_id`),
	FOREIGN KEY (`story_id`) REFERENCES `story`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `proposal` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`proposer_id` text NOT NULL,
	`author_id` text NOT NULL,
	`words` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspace`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`proposer_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`author_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `proposal_created` ON `proposal` (`created_at`);--> statement-breakpoint
CREATE TABLE `digest` (
	`id` text PRIMARY KEY NOT NULL,
	`channel_id` text NOT NULL,
	`covers_from` integer NOT NULL,
	`covers_to` integer NOT NULL,
	`posted_at` integer,
	FOREIGN KEY (`channel_id`) REFERENCES `channel`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `digest_channel_to` ON `digest` (`channel_id`,`covers_to`);--> statement-breakpoint
CREATE TABLE `digest_story` (
	`channel_id` text NOT NULL,
	`story_id` text NOT NULL,
	`digest_id` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`digest_id`, `story_id`),
	FOREIGN KEY (`channel_id`) REFERENCES `channel`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`story_id`) REFERENCES `story`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`digest_id`) REFERENCES `digest`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `digest_story_channel` ON `digest_story` (`channel_id`,`story_id`);--> statement-breakpoint
CREATE INDEX `digest_story_position` ON `digest_story` (`digest_id`,`position`);--> statement-breakpoint
CREATE TABLE `job` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`lane` text NOT NULL,
	`once_key` text,
	`payload` text NOT NULL,
	`payload_version` integer NOT NULL,
	`run_at` integer NOT NULL,
	`attempts` integer NOT NULL,
	`claim` text,
	`started_at` integer,
	`done_at` integer,
	`outcome` text,
	`last_error` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `job_once_key_unique` ON `job` (`once_key`);--> statement-breakpoint
CREATE INDEX `job_due` ON `job` (`done_at`,`lane`,`run_at`);--> statement-breakpoint
CREATE TABLE `posted` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`member_id` text,
	`message` text NOT NULL,
	`payload` text NOT NULL,
	`payload_version` integer NOT NULL,
	`ref` text NOT NULL,
	`unsolicited` integer NOT NULL,
	`posted_at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspace`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `posted_member` ON `posted` (`member_id`,`posted_at`);--> statement-breakpoint
CREATE TABLE `posted_about` (
	`about` text NOT NULL,
	`posted_id` text NOT NULL,
	PRIMARY KEY(`about`, `posted_id`),
	FOREIGN KEY (`posted_id`) REFERENCES `posted`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `posted_about_posted` ON `posted_about` (`posted_id`);--> statement-breakpoint
CREATE TABLE `seen` (
	`key` text PRIMARY KEY NOT NULL,
	`seen_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `seen_at` ON `seen` (`seen_at`);--> statement-breakpoint
CREATE TABLE `setting` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `ticket` (
	`hash` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL
);
