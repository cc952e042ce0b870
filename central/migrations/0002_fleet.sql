-- What the platform knows of its kiosks, its backups and its own restores.

-- The newest heartbeat of every kiosk, as it came.
CREATE TABLE heartbeats (
    kiosk_id text PRIMARY KEY,
    heard_at timestamptz NOT NULL,
    body     bytea NOT NULL
);

-- Heads of the kiosks' ledgers, noted here so that a rewritten ledger shows.
CREATE TABLE ledger_heads (
    kiosk_id text NOT NULL,
    entry    bigint NOT NULL,
    link     text NOT NULL,
    noted_at timestamptz NOT NULL,
    PRIMARY KEY (kiosk_id, entry)
);

-- One line per life of this database: it ends with a restore from a backup.
CREATE TABLE epochs (
    epoch      integer PRIMARY KEY,
    begun_at   timestamptz NOT NULL,
    server_seq bigint NOT NULL
);
INSERT INTO counters VALUES ('backup_watermark', 0);

-- Who may connect with a certificate, and the one-time codes that lead to one (digests only).
CREATE TABLE enrolment_codes (
    code_sha256 text PRIMARY KEY,
    kiosk_id    text NOT NULL,
    expires_at  timestamptz NOT NULL,
    used_at     timestamptz
);
CREATE TABLE kiosk_certificates (
    fingerprint text PRIMARY KEY,
    kiosk_id    text NOT NULL,
    issued_at   timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    revoked_at  timestamptz
);
CREATE INDEX kiosk_certificates_by_kiosk ON kiosk_certificates (kiosk_id);
