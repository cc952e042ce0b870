-- The conservation ledger: one line for every durable change of a case or rating, written by
-- triggers in the same transaction as the change, so no code path can leave one out.
-- ledger_link and ledger_digest are functions this program gives to its connections
-- (offline_cache/chain.py); anything else that opens the database cannot change a case.

ALTER TABLE cases ADD COLUMN is_uploaded INTEGER NOT NULL DEFAULT 0 CHECK (is_uploaded IN (0, 1));
ALTER TABLE kiosk_sequence ADD COLUMN purged INTEGER NOT NULL DEFAULT 0;

-- 'noted_at' is the kiosk's wall clock: for people, never for decisions.
CREATE TABLE ledger (
    entry INTEGER PRIMARY KEY,
    noted_at TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('case', 'rating')),
    subject TEXT NOT NULL,
    change TEXT NOT NULL,
    detail TEXT NOT NULL,
    digest TEXT NOT NULL,
    link TEXT NOT NULL
) STRICT;

CREATE TRIGGER ledger_is_not_rewritten BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER ledger_is_not_cut BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;

-- The pen: what is inserted here becomes the next line.
CREATE VIEW ledger_pen AS SELECT kind, subject, change, detail, digest FROM ledger;
CREATE TRIGGER ledger_writes INSTEAD OF INSERT ON ledger_pen
BEGIN
    INSERT INTO ledger
    SELECT next.entry, next.noted_at, new.kind, new.subject, new.change, new.detail, new.digest,
        ledger_link(next.previous, next.entry, next.noted_at, new.kind, new.subject, new.change,
            new.detail, new.digest)
    FROM (
        SELECT coalesce(max(entry), 0) + 1 AS entry,
            strftime('%Y-%m-%dT%H:%M:%fZ', 'now') AS noted_at,
            coalesce((SELECT link FROM ledger ORDER BY entry DESC LIMIT 1), '') AS previous
        FROM ledger
    ) AS next;
END;

-- What was here before there was a ledger: its first line and where it stands now.
INSERT INTO ledger_pen SELECT 'case', case_id, 'kept', '', digest FROM cases ORDER BY seq;
INSERT INTO ledger_pen
    SELECT 'case', case_id, lane, answer_kind || quarantine_code, digest
    FROM cases WHERE lane <> 'kept' ORDER BY seq;
INSERT INTO ledger_pen
    SELECT 'rating', rating_id, 'kept', '', ledger_digest(body) FROM ratings ORDER BY rowid;
INSERT INTO ledger_pen
    SELECT 'rating', rating_id, lane, quarantine_code, ledger_digest(body)
    FROM ratings WHERE lane <> 'kept' ORDER BY rowid;

CREATE TRIGGER case_begins AFTER INSERT ON cases
BEGIN
    INSERT INTO ledger_pen VALUES ('case', new.case_id, 'kept', '', new.digest);
END;

CREATE TRIGGER case_moves AFTER UPDATE OF lane, quarantine_code ON cases
WHEN new.lane <> old.lane OR new.quarantine_code <> old.quarantine_code
BEGIN
    INSERT INTO ledger_pen VALUES (
        'case', new.case_id,
        CASE
            WHEN new.lane <> 'kept' THEN new.lane
            WHEN old.lane = 'quarantined' THEN 'released'
            ELSE 'unknown_there'
        END,
        new.answer_kind || new.quarantine_code, new.digest);
END;

CREATE TRIGGER case_is_uploaded AFTER UPDATE OF is_uploaded ON cases
WHEN new.is_uploaded > old.is_uploaded
BEGIN
    INSERT INTO ledger_pen VALUES ('case', new.case_id, 'uploaded', '', new.digest);
END;

CREATE TRIGGER case_must_not_be_lost BEFORE DELETE ON cases
WHEN old.lane NOT IN ('answered', 'kept')
BEGIN SELECT RAISE(ABORT, 'a case without an answer stays'); END;

CREATE TRIGGER case_ends AFTER DELETE ON cases
BEGIN
    UPDATE kiosk_sequence SET purged = purged + (old.lane = 'answered');
    INSERT INTO ledger_pen VALUES (
        'case', old.case_id, iif(old.lane = 'answered', 'purged', 'withdrawn'), '', old.digest);
END;

CREATE TRIGGER rating_begins AFTER INSERT ON ratings
BEGIN
    INSERT INTO ledger_pen
    VALUES ('rating', new.rating_id, 'kept', '', ledger_digest(new.body));
END;

CREATE TRIGGER rating_moves AFTER UPDATE OF lane, quarantine_code ON ratings
WHEN new.lane <> old.lane OR new.quarantine_code <> old.quarantine_code
BEGIN
    INSERT INTO ledger_pen VALUES (
        'rating', new.rating_id, iif(new.lane = 'kept', 'released', new.lane),
        new.quarantine_code, ledger_digest(new.body));
END;

CREATE TRIGGER rating_must_not_be_lost BEFORE DELETE ON ratings
BEGIN SELECT RAISE(ABORT, 'a rating stays'); END;
