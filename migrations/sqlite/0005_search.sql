ALTER TABLE `story` ADD `named` text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE `story` SET `named` = coalesce((SELECT group_concat(`organisation_id`, ' ' ORDER BY `organisation_id`) FROM `story_organisation` WHERE `story_id` = `story`.`id`), '');--> statement-breakpoint
-- Written by hand from here on. `src/database/search-index.ts` adds the view and the triggers that fill these: a rebuild
-- of `story` would drop them. A key follows time, and is no row number that VACUUM may change.
CREATE TABLE `story_key` (
	`key` integer PRIMARY KEY NOT NULL,
	`story_id` text NOT NULL UNIQUE,
	FOREIGN KEY (`story_id`) REFERENCES `story`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE VIRTUAL TABLE `story_text` USING fts5(`happened`, `changed`, `others`, `own_words`, `facets`, content='story_searched', content_rowid='key', columnsize=0, tokenize='porter unicode61 remove_diacritics 2');--> statement-breakpoint
-- Deleted words leave the file at once.
INSERT INTO `story_text` (`story_text`, `rank`) VALUES ('secure-delete', 1);
