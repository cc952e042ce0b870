-- Snapshots of the catalogue: one row each, numbers only grow. 'content_digest' is over the files
-- without number and date, so that an unchanged folder is not published twice.

CREATE TABLE catalogue_snapshots (
    number         integer PRIMARY KEY,
    content_digest text NOT NULL,
    made_at        timestamptz NOT NULL,
    archive        bytea NOT NULL
);
