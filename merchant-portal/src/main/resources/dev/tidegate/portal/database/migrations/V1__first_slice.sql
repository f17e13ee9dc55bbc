-- Times are epoch milliseconds and end in _ms. Text of buyers and of replies is sealed by the merchant's key.

CREATE TABLE merchant (
  id text PRIMARY KEY,
  name text NOT NULL,
  currency text NOT NULL,
  keys bytea NOT NULL, -- MerchantKeys as on tidegate.accounts, sealed by the envelope key
  created_ms bigint NOT NULL
);

CREATE TABLE account (
  id text PRIMARY KEY,
  merchant text NOT NULL REFERENCES merchant,
  body bytea NOT NULL -- Account as on tidegate.accounts, secrets sealed by the envelope key
);

CREATE TABLE app_user (
  id bigserial PRIMARY KEY,
  merchant text NOT NULL REFERENCES merchant,
  name text NOT NULL UNIQUE,
  password_hash text NOT NULL,
  role text NOT NULL,
  initial_password boolean NOT NULL
);

CREATE TABLE session (
  token_hash bytea PRIMARY KEY, -- SHA-256 of the cookie's token
  user_id bigint NOT NULL REFERENCES app_user ON DELETE CASCADE,
  csrf text NOT NULL,
  created_ms bigint NOT NULL,
  expires_ms bigint NOT NULL
);
CREATE INDEX session_by_user ON session (user_id);
CREATE INDEX session_by_expiry ON session (expires_ms);

CREATE TABLE draft (
  merchant text PRIMARY KEY REFERENCES merchant,
  revision bigint NOT NULL,
  keyword_rules jsonb NOT NULL,
  faq jsonb NOT NULL,
  size_chart jsonb NOT NULL,
  policy jsonb NOT NULL,
  updated_ms bigint NOT NULL,
  updated_by text NOT NULL
);

CREATE TABLE rule_set (
  merchant text NOT NULL REFERENCES merchant,
  version bigint NOT NULL,
  body jsonb NOT NULL,
  PRIMARY KEY (merchant, version)
);

CREATE TABLE release (
  merchant text NOT NULL,
  number bigint NOT NULL,
  version bigint NOT NULL,
  at_ms bigint NOT NULL,
  by_user text NOT NULL,
  PRIMARY KEY (merchant, number),
  FOREIGN KEY (merchant, version) REFERENCES rule_set
);

CREATE TABLE product (
  merchant text NOT NULL REFERENCES merchant,
  sku text NOT NULL,
  version bigint NOT NULL,
  body jsonb NOT NULL,
  PRIMARY KEY (merchant, sku)
);

-- What must still be written to Kafka. A row goes out only after the row "after" was acknowledged
-- (and so deleted). A null value is a tombstone.
CREATE TABLE outbox (
  id bigserial PRIMARY KEY,
  after bigint,
  topic text NOT NULL,
  merchant text NOT NULL,
  key text NOT NULL,
  value bytea
);

-- Projections of the log; each can be thrown away and built again by forgetting its offsets.
CREATE TABLE archive_event (
  merchant text NOT NULL,
  part int NOT NULL,
  off bigint NOT NULL,
  event_id text NOT NULL,
  room text,
  buyer text NOT NULL,
  kind text NOT NULL,
  at_ms bigint NOT NULL,
  text_sealed text, -- null when the merchant was unknown here
  PRIMARY KEY (merchant, part, off)
);
CREATE INDEX archive_event_id ON archive_event (merchant, event_id);
CREATE INDEX archive_event_at ON archive_event (at_ms);

CREATE TABLE decision (
  merchant text NOT NULL,
  part int NOT NULL,
  off bigint NOT NULL,
  n int NOT NULL,
  record_type text NOT NULL,
  event_id text,
  room text,
  buyer text,
  disposition text NOT NULL,
  reason text NOT NULL,
  question boolean NOT NULL,
  sku text,
  answer_id text,
  rule_set_version bigint,
  action_ids jsonb NOT NULL,
  trace jsonb NOT NULL,
  at_ms bigint NOT NULL,
  PRIMARY KEY (merchant, part, off, n)
);
CREATE INDEX decision_log ON decision (merchant, at_ms DESC, off DESC, n DESC);
CREATE INDEX decision_at ON decision (at_ms);

CREATE TABLE action_sent (
  merchant text NOT NULL,
  action_id text NOT NULL,
  part int NOT NULL,
  off bigint NOT NULL,
  n int NOT NULL,
  room text,
  buyer text NOT NULL,
  in_reply_to text NOT NULL,
  channel text NOT NULL,
  text_sealed text,
  at_ms bigint NOT NULL,
  expires_ms bigint NOT NULL,
  PRIMARY KEY (merchant, action_id)
);
CREATE INDEX action_sent_cause ON action_sent (merchant, in_reply_to);
CREATE INDEX action_sent_room ON action_sent (merchant, room, at_ms DESC);
CREATE INDEX action_sent_at ON action_sent (at_ms);

-- Apart from action_sent because an outcome may be projected before its action. The first wins.
CREATE TABLE action_outcome (
  merchant text NOT NULL,
  action_id text NOT NULL,
  status text NOT NULL,
  reason text NOT NULL,
  at_ms bigint NOT NULL,
  PRIMARY KEY (merchant, action_id)
);
CREATE INDEX action_outcome_at ON action_outcome (at_ms);

-- Next offset to read, in the same transaction as the rows.
CREATE TABLE projector_offset (
  topic text NOT NULL,
  part int NOT NULL,
  next_off bigint NOT NULL,
  PRIMARY KEY (topic, part)
);
