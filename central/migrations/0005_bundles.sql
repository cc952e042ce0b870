-- The parts of a bundle (一件事): each is a case of its own, with a number and a standing.

CREATE TABLE case_parts (
    case_id     uuid NOT NULL REFERENCES cases,
    place       smallint NOT NULL,
    code        text NOT NULL,
    kind        text NOT NULL,
    case_number text NOT NULL,
    decide_by   timestamptz,
    PRIMARY KEY (case_id, place)
);
CREATE UNIQUE INDEX case_parts_by_code ON case_parts (case_id, code);
