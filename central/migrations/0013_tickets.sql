-- Tickets (办不成事、投诉、建议): what a resident said, until when it is answered, and the answer.
-- What was written and who may be called stays sealed in the case; looking there is noted.

CREATE TABLE tickets (
    case_id     uuid PRIMARY KEY,
    kiosk_id    text NOT NULL,
    kind        text NOT NULL,
    reasons     text NOT NULL,
    about       text NOT NULL,
    may_call    boolean NOT NULL,
    opened_at   timestamptz NOT NULL,
    due_on      date NOT NULL,
    answered_at timestamptz,
    answered_by text NOT NULL DEFAULT '',
    answer      text NOT NULL DEFAULT ''
);
CREATE INDEX tickets_open ON tickets (due_on) WHERE answered_at IS NULL;
