-- Answered is not yet safe: a case is held until a backup of the platform has it, and offered
-- again if the platform comes back from a backup without it (a new epoch).

-- 'server_seq' and 'epoch': where the answer stands in the platform's books, and in which of its
-- lives that was last confirmed. 'earlier_answer': what it answered before a restore.
ALTER TABLE cases ADD COLUMN server_seq INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cases ADD COLUMN epoch INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cases ADD COLUMN earlier_answer BLOB;
CREATE INDEX cases_held ON cases (epoch, server_seq)
    WHERE lane = 'answered' AND body IS NOT NULL;

-- The platform's last signed word. 'word_*': the clocks when it came, 'boot_id' which run of the
-- machine that was; 'time_floor_s' only grows.
ALTER TABLE line_state ADD COLUMN epoch INTEGER NOT NULL DEFAULT 0;
ALTER TABLE line_state ADD COLUMN watermark INTEGER NOT NULL DEFAULT 0;
ALTER TABLE line_state ADD COLUMN word_platform_s REAL;
ALTER TABLE line_state ADD COLUMN word_wall_s REAL;
ALTER TABLE line_state ADD COLUMN word_boot_s REAL;
ALTER TABLE line_state ADD COLUMN boot_id TEXT NOT NULL DEFAULT '';
ALTER TABLE line_state ADD COLUMN time_floor_s REAL NOT NULL DEFAULT 0;

-- When each of the courier's loops is due: a restart must not make all kiosks call at once.
CREATE TABLE loops (
    name TEXT PRIMARY KEY,
    due_at REAL NOT NULL,
    faults INTEGER NOT NULL,
    done_at REAL,
    last_fault TEXT NOT NULL
) STRICT;

DROP TRIGGER case_moves;
CREATE TRIGGER case_moves AFTER UPDATE OF lane, quarantine_code ON cases
WHEN new.lane <> old.lane OR new.quarantine_code <> old.quarantine_code
BEGIN
    INSERT INTO ledger_pen VALUES (
        'case', new.case_id,
        CASE
            WHEN new.lane <> 'kept' THEN new.lane
            WHEN old.lane = 'quarantined' THEN 'released'
            WHEN old.lane = 'answered' THEN 'offered_again'
            ELSE 'unknown_there'
        END,
        new.answer_kind || new.quarantine_code, new.digest);
END;

CREATE TRIGGER case_is_let_go AFTER UPDATE OF body ON cases
WHEN old.lane = 'answered' AND old.body IS NOT NULL AND new.body IS NULL
BEGIN
    INSERT INTO ledger_pen VALUES (
        'case', new.case_id, 'let_go', new.epoch || ':' || new.server_seq, new.digest);
END;
