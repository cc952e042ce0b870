-- The outbox: sealed cases and ratings wait here until the platform has answered for them.
-- Nothing in this database names a person: bodies are sealed before they come here.

CREATE TABLE kiosk_sequence (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    last_seq INTEGER NOT NULL
) STRICT;
INSERT INTO kiosk_sequence VALUES (1, 0);

-- One row per case, for ever: once answered it is a tombstone (body NULL) that keeps id,
-- digest and answer. 'due_at' is wall time in seconds; a value too far ahead means the clock
-- was set back and counts as due.
CREATE TABLE cases (
    case_id TEXT PRIMARY KEY,
    seq INTEGER NOT NULL UNIQUE,
    item_code TEXT NOT NULL,
    digest TEXT NOT NULL,
    size INTEGER NOT NULL,
    body BLOB,
    container_digest TEXT NOT NULL,
    container_size INTEGER NOT NULL,
    kept_at TEXT NOT NULL,
    lane TEXT NOT NULL DEFAULT 'kept'
        CHECK (lane IN ('kept', 'announced', 'answered', 'quarantined')),
    answer_kind TEXT NOT NULL DEFAULT '',
    answer BLOB,
    quarantine_code TEXT NOT NULL DEFAULT '',
    attempts INTEGER NOT NULL DEFAULT 0,
    due_at REAL NOT NULL DEFAULT 0,
    last_fault TEXT NOT NULL DEFAULT '',
    CHECK ((lane = 'answered') = (answer IS NOT NULL)),
    CHECK (body IS NOT NULL OR lane = 'answered'),
    CHECK ((lane = 'quarantined') = (quarantine_code <> ''))
) STRICT;
CREATE INDEX cases_by_lane ON cases (lane, seq);

CREATE TABLE ratings (
    rating_id TEXT PRIMARY KEY,
    body BLOB NOT NULL,
    lane TEXT NOT NULL DEFAULT 'kept' CHECK (lane IN ('kept', 'sent', 'quarantined')),
    quarantine_code TEXT NOT NULL DEFAULT '',
    attempts INTEGER NOT NULL DEFAULT 0,
    due_at REAL NOT NULL DEFAULT 0,
    last_fault TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX ratings_by_lane ON ratings (lane);

-- What the courier knows about the line to the platform; written when it changes.
CREATE TABLE line_state (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    is_online INTEGER NOT NULL,
    since TEXT NOT NULL,
    alarm TEXT NOT NULL,
    platform_offset_s REAL
) STRICT;
INSERT INTO line_state VALUES (1, 0, '1970-01-01T00:00:00+00:00', '', NULL);
