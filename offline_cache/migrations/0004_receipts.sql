-- Stored is not yet answered: the platform signs for the bytes at once and decides a moment later.
-- Until its answer is here the case stays 'announced' and keeps body and container.

-- 'receipt': the platform's signed word that it has the case; NULL before that, and after it
-- has answered or forgotten.
ALTER TABLE cases ADD COLUMN receipt BLOB;

CREATE TRIGGER case_is_stored AFTER UPDATE OF receipt ON cases
WHEN old.receipt IS NULL AND new.receipt IS NOT NULL
BEGIN
    INSERT INTO ledger_pen VALUES ('case', new.case_id, 'stored', '', new.digest);
END;

CREATE TRIGGER receipt_ends AFTER UPDATE OF lane ON cases
WHEN new.lane IN ('kept', 'answered') AND new.receipt IS NOT NULL
BEGIN
    UPDATE cases SET receipt = NULL WHERE case_id = new.case_id;
END;
