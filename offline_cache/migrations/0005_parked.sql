-- Forms kept for later wait here, sealed, until the platform has them; then the bytes go.
-- Not in the ledger: such a form is no application, and it ends by itself.

CREATE TABLE parked (
    parked_id TEXT PRIMARY KEY,
    body BLOB,
    lane TEXT NOT NULL DEFAULT 'kept' CHECK (lane IN ('kept', 'sent', 'refused')),
    until TEXT NOT NULL DEFAULT '',
    attempts INTEGER NOT NULL DEFAULT 0,
    due_at REAL NOT NULL DEFAULT 0,
    last_fault TEXT NOT NULL DEFAULT '',
    CHECK ((lane = 'kept') = (body IS NOT NULL)),
    CHECK ((lane = 'sent') = (until <> ''))
) STRICT;
CREATE INDEX parked_by_lane ON parked (lane);
