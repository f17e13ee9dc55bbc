-- Projections of tidegate.insight. Counts by name, as on the topic.

-- The highest revision of a minute of a room.
CREATE TABLE insight_minute (
  merchant text NOT NULL,
  room text NOT NULL, -- empty = direct messages that belong to no room
  at_ms bigint NOT NULL, -- start of the minute
  revision bigint NOT NULL,
  figures jsonb NOT NULL,
  rulings jsonb NOT NULL,
  answers jsonb NOT NULL,
  waits jsonb NOT NULL,
  clusters_sealed text, -- null when there are none, or the merchant was unknown here
  PRIMARY KEY (merchant, room, at_ms)
);
CREATE INDEX insight_minute_merchant ON insight_minute (merchant, at_ms);
CREATE INDEX insight_minute_at ON insight_minute (at_ms);

-- The strongest thing that a buyer did after the decision that answered; no row = silent.
CREATE TABLE question_next (
  merchant text NOT NULL,
  part int NOT NULL,
  off bigint NOT NULL,
  n int NOT NULL,
  next text NOT NULL,
  rank int NOT NULL,
  at_ms bigint NOT NULL,
  PRIMARY KEY (merchant, part, off, n)
);
CREATE INDEX question_next_at ON question_next (at_ms);
