-- A form that the platform has may be held, sealed, until a backup of the platform has it too:
-- `server_seq` and `epoch` as with cases. Without backups to wait for the bytes go at once.

CREATE TABLE parked_held (
    parked_id TEXT PRIMARY KEY,
    body BLOB,
    lane TEXT NOT NULL DEFAULT 'kept' CHECK (lane IN ('kept', 'sent', 'refused')),
    until TEXT NOT NULL DEFAULT '',
    attempts INTEGER NOT NULL DEFAULT 0,
    due_at REAL NOT NULL DEFAULT 0,
    last_fault TEXT NOT NULL DEFAULT '',
    server_seq INTEGER NOT NULL DEFAULT 0,
    epoch INTEGER NOT NULL DEFAULT 0,
    CHECK (body IS NOT NULL OR lane <> 'kept'),
    CHECK (body IS NULL OR lane <> 'refused'),
    CHECK ((lane = 'sent') = (until <> ''))
) STRICT;
INSERT INTO parked_held (rowid, parked_id, body, lane, until, attempts, due_at, last_fault)
    SELECT rowid, parked_id, body, lane, until, attempts, due_at, last_fault FROM parked;
DROP TABLE parked;
ALTER TABLE parked_held RENAME TO parked;
CREATE INDEX parked_by_lane ON parked (lane);
