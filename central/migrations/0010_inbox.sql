-- What a person did with a case that could not be judged, or with bytes nobody knows what to do
-- with: nothing is deleted, every act is noted.

CREATE TABLE inbox_acts (
    act_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    acted_at timestamptz NOT NULL,
    operator text NOT NULL,
    case_id  uuid NOT NULL,
    digest   text NOT NULL,
    act      text NOT NULL CHECK (act IN ('judge_again', 'close')),
    reason   text NOT NULL
);
ALTER TABLE conflicts ADD COLUMN closed_at timestamptz;
