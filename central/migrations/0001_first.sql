-- What the platform keeps. Sealed bytes stay sealed: nothing personal is in these tables.

CREATE TABLE counters (
    name  text PRIMARY KEY,
    value bigint NOT NULL
);
INSERT INTO counters VALUES ('server_seq', 0);

-- Accepted cases are numbered per day, without gaps: the number is drawn in the transaction
-- that keeps the case.
CREATE TABLE case_numbers (
    day  date PRIMARY KEY,
    last integer NOT NULL
);

CREATE TABLE announcements (
    case_id      uuid PRIMARY KEY,
    kiosk_id     text NOT NULL,
    seq          bigint NOT NULL,
    digest       text NOT NULL,
    size         bigint NOT NULL,
    item_code    text NOT NULL,
    announced_at timestamptz NOT NULL
);
CREATE INDEX announcements_by_kiosk ON announcements (kiosk_id, seq);

CREATE TABLE cases (
    case_id          uuid PRIMARY KEY,
    kiosk_id         text NOT NULL,
    seq              bigint NOT NULL,
    item_code        text NOT NULL,
    item_version     text NOT NULL,
    digest           text NOT NULL,
    body             bytea NOT NULL,
    container_digest text NOT NULL,
    received_at      timestamptz NOT NULL,
    server_seq       bigint NOT NULL UNIQUE,
    kind             text NOT NULL,
    case_number      text NOT NULL,
    answer_body      bytea NOT NULL,
    answer_signature bytea NOT NULL,
    answer_key_id    text NOT NULL
);
CREATE UNIQUE INDEX cases_by_number ON cases (case_number) WHERE case_number <> '';
CREATE INDEX cases_by_kiosk ON cases (kiosk_id, seq);

-- Same id, other bytes: both are kept, a person decides.
CREATE TABLE conflicts (
    case_id     uuid NOT NULL,
    digest      text NOT NULL,
    kiosk_id    text NOT NULL,
    body        bytea NOT NULL,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (case_id, digest)
);

-- Cases that could not be opened or decoded: kept as they came, a person decides.
CREATE TABLE quarantine (
    case_id     uuid NOT NULL,
    digest      text NOT NULL,
    kiosk_id    text NOT NULL,
    reason      text NOT NULL,
    body        bytea NOT NULL,
    received_at timestamptz NOT NULL,
    released_at timestamptz,
    PRIMARY KEY (case_id, digest)
);

CREATE TABLE ratings (
    rating_id   uuid PRIMARY KEY,
    case_id     uuid NOT NULL,
    kiosk_id    text NOT NULL,
    item_code   text NOT NULL,
    level       smallint NOT NULL CHECK (level BETWEEN 1 AND 5),
    surface     text NOT NULL,
    digest      text NOT NULL,
    body        bytea NOT NULL,
    received_at timestamptz NOT NULL
);
CREATE INDEX ratings_by_time ON ratings (received_at DESC, rating_id);

-- Codes and references are bearer secrets: only their SHA-256 is kept.
CREATE TABLE licence_codes (
    code_sha256 text PRIMARY KEY,
    holder      text NOT NULL,
    expires_at  timestamptz NOT NULL,
    used_at     timestamptz
);

CREATE TABLE licence_refs (
    ref_sha256   text PRIMARY KEY,
    holder       text NOT NULL,
    licence_type text NOT NULL,
    kiosk_id     text NOT NULL,
    issued_at    timestamptz NOT NULL,
    case_id      uuid
);

CREATE TABLE alarms (
    alarm_id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    raised_at   timestamptz NOT NULL,
    code        text NOT NULL,
    kiosk_id    text NOT NULL,
    subject     text NOT NULL,
    UNIQUE (code, kiosk_id, subject)
);

-- Who looked at what: reading a case is an act, too.
CREATE TABLE viewings (
    viewed_at timestamptz NOT NULL,
    operator  text NOT NULL,
    case_id   uuid NOT NULL,
    part      text NOT NULL
);
