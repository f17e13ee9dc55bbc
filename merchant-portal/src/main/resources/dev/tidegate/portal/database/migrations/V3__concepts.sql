-- A merchant's own words for scenes of the lexicon.
ALTER TABLE draft ADD COLUMN concepts jsonb NOT NULL DEFAULT '[]';
