CREATE TABLE `pass` (
	`hash` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`member_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `pass_member` ON `pass` (`member_id`,`kind`);--> statement-breakpoint
CREATE INDEX `pass_expires` ON `pass` (`expires_at`);--> statement-breakpoint
CREATE TABLE `standing_link` (
	`organisation_id` text PRIMARY KEY NOT NULL,
	`token` text NOT NULL,
	`made_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `standing_link_token_unique` ON `standing_link` (`token`);--> statement-breakpoint
CREATE TABLE `curator` (
	`organisation_id` text NOT NULL,
	`member_id` text NOT NULL,
	`since` integer NOT NULL,
	PRIMARY KEY(`organisation_id`, `member_id`),
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `curator_member` ON `curator` (`member_id`);--> statement-breakpoint
ALTER TABLE `member` ADD `email` text;--> statement-breakpoint
ALTER TABLE `member` ADD `left_at` integer;--> statement-breakpoint
CREATE INDEX `member_email` ON `member` (`email`);--> statement-breakpoint
ALTER TABLE `story` ADD `held_at` integer;--> statement-breakpoint
CREATE INDEX `story_held` ON `story` (`organisation_id`,`held_at`);--> statement-breakpoint
ALTER TABLE `job` ADD `faults` integer DEFAULT 0 NOT NULL;