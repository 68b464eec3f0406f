CREATE TABLE `thanks` (
	`id` text PRIMARY KEY NOT NULL,
	`sender_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`words` text NOT NULL,
	`seen_by` text NOT NULL,
	`relay_of` text,
	`week` text NOT NULL,
	`created_at` integer NOT NULL,
	`taken_back_at` integer,
	FOREIGN KEY (`sender_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `thanks_created` ON `thanks` (`created_at`);--> statement-breakpoint
CREATE INDEX `thanks_sender` ON `thanks` (`sender_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `thanks_relay` ON `thanks` (`relay_of`);--> statement-breakpoint
CREATE TABLE `thanked` (
	`id` text PRIMARY KEY NOT NULL,
	`thanks_id` text NOT NULL,
	`member_id` text,
	`name` text NOT NULL,
	`organisation_id` text NOT NULL,
	`asked_at` integer,
	`helped_at` integer,
	`agreed_at` integer,
	FOREIGN KEY (`thanks_id`) REFERENCES `thanks`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `thanked_member` ON `thanked` (`member_id`);--> statement-breakpoint
CREATE INDEX `thanked_organisation` ON `thanked` (`organisation_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `thanked_once` ON `thanked` (`thanks_id`,`member_id`);--> statement-breakpoint
CREATE TABLE `thanks_reply` (
	`id` text PRIMARY KEY NOT NULL,
	`thanked_id` text NOT NULL,
	`words` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`thanked_id`) REFERENCES `thanked`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `thanks_reply_thanked` ON `thanks_reply` (`thanked_id`);--> statement-breakpoint
CREATE TABLE `thanks_draft` (
	`id` text PRIMARY KEY NOT NULL,
	`sender_id` text NOT NULL,
	`drafted` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`sender_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `thanks_draft_created` ON `thanks_draft` (`created_at`);