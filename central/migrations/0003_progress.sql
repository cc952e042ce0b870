-- How far a case is, what came back to its applicant, and what became of ratings.

-- Who applied, as a keyed digest of the identity number: a card finds its own cases, a copy of
-- this table finds nobody.
CREATE TABLE case_holders (
    case_id     uuid PRIMARY KEY,
    holder_hmac text NOT NULL
);
CREATE INDEX case_holders_by_holder ON case_holders (holder_hmac);

-- The number printed on an intake slip is the end of the case's id.
CREATE INDEX cases_by_local_number ON cases (right(case_id::text, 10));

-- What an officer did with a case after it was answered. 'body' lists the defects of a return.
CREATE TABLE case_events (
    event_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id  uuid NOT NULL,
    noted_at timestamptz NOT NULL,
    kind     text NOT NULL CHECK (kind IN ('returned', 'concluded')),
    operator text NOT NULL,
    body     bytea NOT NULL
);
CREATE INDEX case_events_by_case ON case_events (case_id, event_id);

-- A mended application is a new case in place of an earlier one; each is replaced once.
CREATE TABLE case_successors (
    case_id   uuid PRIMARY KEY,
    successor uuid NOT NULL,
    noted_at  timestamptz NOT NULL
);
CREATE INDEX case_successors_by_successor ON case_successors (successor);

-- One rating per case (一次一评). Of doubles from before this rule the first counts.
CREATE TABLE rated_cases (
    case_id   uuid PRIMARY KEY,
    rating_id uuid NOT NULL
);
INSERT INTO rated_cases
    SELECT DISTINCT ON (case_id) case_id, rating_id FROM ratings ORDER BY case_id, received_at;

-- A bad rating is followed up by a person, within a time.
CREATE TABLE rating_tickets (
    rating_id uuid PRIMARY KEY,
    case_id   uuid NOT NULL,
    item_code text NOT NULL,
    kiosk_id  text NOT NULL,
    level     smallint NOT NULL,
    reasons   text NOT NULL,
    may_call  boolean NOT NULL,
    opened_at timestamptz NOT NULL,
    due_on    date NOT NULL,
    closed_at timestamptz,
    closed_by text NOT NULL DEFAULT '',
    outcome   text NOT NULL DEFAULT ''
);
CREATE INDEX rating_tickets_open ON rating_tickets (due_on) WHERE closed_at IS NULL;
