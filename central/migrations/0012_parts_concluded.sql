-- A part of a bundle that is done. Its number is what it is known by: a mended application keeps it.

CREATE TABLE part_conclusions (
    case_number  text PRIMARY KEY,
    concluded_at timestamptz NOT NULL,
    operator     text NOT NULL
);
CREATE INDEX case_parts_by_number ON case_parts (case_number) WHERE case_number <> '';
