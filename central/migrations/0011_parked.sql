-- Forms kept for later: sealed as they came. Who and which code is known as keyed digests only.

CREATE TABLE parked_forms (
    parked_id   uuid PRIMARY KEY,
    holder_hmac text NOT NULL,
    code_hmac   text NOT NULL,
    kiosk_id    text NOT NULL,
    digest      text NOT NULL,
    body        bytea NOT NULL,
    received_at timestamptz NOT NULL,
    until       timestamptz NOT NULL,
    lease       bigint NOT NULL DEFAULT 0,
    leased_at   timestamptz,
    leased_to   text NOT NULL DEFAULT ''
);
CREATE INDEX parked_forms_by_holder ON parked_forms (holder_hmac, code_hmac);
CREATE INDEX parked_forms_by_end ON parked_forms (until);

-- What is over: the same bytes may come again, late, and must not come back to life.
CREATE TABLE parked_ends (
    parked_id uuid PRIMARY KEY,
    ended_at  timestamptz NOT NULL,
    why       text NOT NULL CHECK (why IN ('submitted', 'discarded', 'replaced', 'expired'))
);

-- Wrong tries, by card: whether or not that card has anything here.
CREATE TABLE parked_tries (
    try_id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    holder_hmac text NOT NULL,
    tried_at    timestamptz NOT NULL,
    by_whom     text NOT NULL
);
CREATE INDEX parked_tries_by_holder ON parked_tries (holder_hmac, tried_at);
