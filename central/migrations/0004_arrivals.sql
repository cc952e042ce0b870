-- Cases as they came, sealed: received and signed for before anybody opens them. Another process,
-- which holds the private key, takes what waits here, decides and writes it into 'cases'.

INSERT INTO counters VALUES ('arrival_seq', 0);

-- One row per case, for ever: it is the receipt. 'body' goes once the case is in 'cases'.
-- 'aside': a person has to look ('reason'); 'tries': how often somebody began to judge it alone.
CREATE TABLE arrivals (
    case_id           uuid PRIMARY KEY,
    kiosk_id          text NOT NULL,
    digest            text NOT NULL,
    body              bytea,
    received_at       timestamptz NOT NULL,
    arrival_seq       bigint NOT NULL UNIQUE,
    receipt_body      bytea NOT NULL,
    receipt_signature bytea NOT NULL,
    receipt_key_id    text NOT NULL,
    state             text NOT NULL CHECK (state IN ('waiting', 'aside', 'decided')),
    reason            text NOT NULL DEFAULT '',
    tries             smallint NOT NULL DEFAULT 0,
    CHECK (body IS NOT NULL OR state = 'decided')
);
-- Sealed bytes do not become smaller: trying to would only cost time.
ALTER TABLE arrivals ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE INDEX arrivals_waiting ON arrivals (tries, arrival_seq) WHERE state = 'waiting';
CREATE INDEX arrivals_aside ON arrivals (arrival_seq) WHERE state = 'aside';
