CREATE TABLE `jargon` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text,
	`abbreviation` text NOT NULL,
	`folded` text NOT NULL,
	`meaning` text NOT NULL,
	`once_key` text NOT NULL,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`added_by`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `jargon_once_key_unique` ON `jargon` (`once_key`);--> statement-breakpoint
CREATE INDEX `jargon_folded` ON `jargon` (`folded`);--> statement-breakpoint
CREATE INDEX `jargon_added` ON `jargon` (`organisation_id`,`added_at`);