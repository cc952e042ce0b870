-- What outside systems are to be told: written with the fact itself, delivered afterwards.
CREATE TABLE dispatches (
    dispatch_id uuid PRIMARY KEY,
    outlet      text NOT NULL,
    kind        text NOT NULL,
    body        bytea NOT NULL,
    noted_at    timestamptz NOT NULL,
    due_at      timestamptz NOT NULL,
    attempts    integer NOT NULL DEFAULT 0,
    last_fault  text NOT NULL DEFAULT '',
    sent_at     timestamptz,
    receipt     text NOT NULL DEFAULT '',
    refused_at  timestamptz
);
CREATE INDEX dispatches_due ON dispatches (due_at) WHERE sent_at IS NULL AND refused_at IS NULL;
