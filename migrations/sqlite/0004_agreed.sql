CREATE TABLE `route` (
	`organisation_id` text NOT NULL,
	`concern` text NOT NULL,
	`words` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `concern`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `hospital_number` (
	`organisation_id` text NOT NULL,
	`template` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `template`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `published_contact` (
	`organisation_id` text NOT NULL,
	`contact` text NOT NULL,
	PRIMARY KEY(`organisation_id`, `contact`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `story_consent` (
	`story_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`asked_at` integer NOT NULL,
	`round` integer NOT NULL,
	`must_agree` integer NOT NULL,
	`delivered_at` integer,
	`due_at` integer,
	`decision` text,
	`decided_at` integer,
	`decided_by` text,
	`reason` text DEFAULT '' NOT NULL,
	`appealed_at` integer,
	`appeal` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`story_id`, `organisation_id`),
	FOREIGN KEY (`story_id`) REFERENCES `story`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`decided_by`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `story_consent_organisation` ON `story_consent` (`organisation_id`,`decision`);--> statement-breakpoint
CREATE INDEX `story_consent_due` ON `story_consent` (`decision`,`due_at`);--> statement-breakpoint
CREATE TABLE `story_draft` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`form` text NOT NULL,
	`about` text NOT NULL,
	`answers` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `story_draft_created` ON `story_draft` (`created_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `story_draft_once` ON `story_draft` (`member_id`,`form`,`about`);--> statement-breakpoint
CREATE TABLE `story_reaction` (
	`story_id` text NOT NULL,
	`member_id` text NOT NULL,
	`reaction` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`story_id`, `member_id`, `reaction`),
	FOREIGN KEY (`story_id`) REFERENCES `story`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `story_reaction_member` ON `story_reaction` (`member_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `introduction` (
	`id` text PRIMARY KEY NOT NULL,
	`story_id` text NOT NULL,
	`asker_id` text NOT NULL,
	`words` text NOT NULL,
	`asker_contact` text NOT NULL,
	`author_contact` text DEFAULT '' NOT NULL,
	`created_at` integer NOT NULL,
	`agreed_at` integer,
	`declined_at` integer,
	FOREIGN KEY (`story_id`) REFERENCES `story`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`asker_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `introduction_created` ON `introduction` (`created_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `introduction_once` ON `introduction` (`story_id`,`asker_id`);--> statement-breakpoint
CREATE TABLE `audit_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`deed` text NOT NULL,
	`actor_id` text,
	`organisation_id` text,
	`member_id` text,
	`role` text,
	`story_id` text,
	`reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`actor_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `audit_entry_at` ON `audit_entry` (`at`);--> statement-breakpoint
CREATE INDEX `audit_entry_organisation` ON `audit_entry` (`organisation_id`,`at`);--> statement-breakpoint
DROP TABLE `role_grant`;--> statement-breakpoint
CREATE TABLE `role_grant` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`role` text NOT NULL,
	`organisation_id` text,
	`granted_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
INSERT INTO `role_grant` (`id`, `member_id`, `role`, `organisation_id`, `granted_at`)
SELECT lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-8' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))), `member_id`, 'curator', `organisation_id`, `since` FROM `curator`;--> statement-breakpoint
DROP TABLE `curator`;--> statement-breakpoint
CREATE INDEX `role_grant_member` ON `role_grant` (`member_id`,`role`);--> statement-breakpoint
CREATE INDEX `role_grant_organisation` ON `role_grant` (`organisation_id`,`role`);--> statement-breakpoint
ALTER TABLE `story` ADD `kind` text DEFAULT 'win' NOT NULL;--> statement-breakpoint
ALTER TABLE `story` ADD `others` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `story` ADD `own_words` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `story` ADD `permission` text;--> statement-breakpoint
ALTER TABLE `story` ADD `told_for` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `story` ADD `element` text;--> statement-breakpoint
ALTER TABLE `story` ADD `way` text;--> statement-breakpoint
ALTER TABLE `story` ADD `shared_at` integer;--> statement-breakpoint
ALTER TABLE `story` ADD `concern_at` integer;--> statement-breakpoint
UPDATE `story` SET `shared_at` = `created_at` WHERE `audience` <> 'organisation' AND `held_at` IS NULL;--> statement-breakpoint
CREATE INDEX `story_shared` ON `story` (`shared_at`);--> statement-breakpoint
ALTER TABLE `story_thanks` ADD `words` text DEFAULT '' NOT NULL;