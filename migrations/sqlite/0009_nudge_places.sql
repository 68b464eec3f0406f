CREATE TABLE `nudge_place` (
	`member_id` text NOT NULL,
	`place` integer NOT NULL,
	`job_id` text NOT NULL,
	`taken_at` integer NOT NULL,
	PRIMARY KEY(`member_id`, `place`),
	FOREIGN KEY (`member_id`) REFERENCES `member`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `nudge_place_taken` ON `nudge_place` (`taken_at`);