ALTER TABLE `story_consent` ADD `chased_at` integer;--> statement-breakpoint
CREATE INDEX `posted_at` ON `posted` (`posted_at`);