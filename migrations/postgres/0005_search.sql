ALTER TABLE "story" ADD COLUMN "named" text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE "story" SET "named" = "partners"."ids" FROM (
	SELECT "story_id", string_agg("organisation_id", ' ' ORDER BY "organisation_id") AS "ids" FROM "story_organisation" GROUP BY "story_id"
) AS "partners" WHERE "partners"."story_id" = "story"."id";--> statement-breakpoint
-- Written by hand from here on. Words are told apart where SQLite's tokenizer tells them apart: at whatever is no letter
-- and no digit. No word of a text has a space in it, so none can be taken for what is known of the story besides.
ALTER TABLE "story" ADD COLUMN "search" tsvector GENERATED ALWAYS AS (CASE WHEN "withdrawn_at" IS NULL THEN
	to_tsvector('english', regexp_replace(regexp_replace(
		normalize("happened" || ' ' || "changed" || ' ' || "others" || ' ' || "own_words", NFKD),
		'[\u0300-\u036f]', '', 'g'), '[\u0001-\u002f:-@[-`{-\u00bf\u2000-\u206f]+', ' ', 'g'))
	|| array_to_tsvector(string_to_array(
		'by ' || "organisation_id" || ',with ' || "organisation_id"
		|| CASE "named" WHEN '' THEN '' ELSE ',with ' || replace("named", ' ', ',with ') END
		|| ',for ' || "audience" || ',kind ' || "kind" || coalesce(',element ' || "element", '')
		|| ',week ' || floor(extract(epoch FROM "created_at" AT TIME ZONE 'UTC') / 604800)::bigint::text
		|| ',4weeks ' || floor(extract(epoch FROM "created_at" AT TIME ZONE 'UTC') / 2419200)::bigint::text
		|| ',16weeks ' || floor(extract(epoch FROM "created_at" AT TIME ZONE 'UTC') / 9676800)::bigint::text, ','))
END) STORED;--> statement-breakpoint
-- Without the list of what is still to be sorted in: every search would have to read it to its end.
CREATE INDEX "story_search" ON "story" USING gin ("search") WITH (fastupdate = off);
