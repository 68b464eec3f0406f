ALTER TABLE `story` ADD `refusal` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `story_held_at` ON `story` (`held_at`);--> statement-breakpoint
CREATE INDEX `story_concern` ON `story` (`concern_at`);--> statement-breakpoint
ALTER TABLE `story_consent` ADD `delivered_to` text REFERENCES member(id);--> statement-breakpoint
ALTER TABLE `story_consent` ADD `verdict` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `story_consent` DROP COLUMN `round`;