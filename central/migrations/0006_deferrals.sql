-- What may follow later, where cases are handled, and which look-ups residents agreed to.

-- Materials accepted to follow (容缺受理). 'supplied_by' is the supplement that brought them.
CREATE TABLE deferred_materials (
    case_id        uuid NOT NULL,
    requirement_id text NOT NULL,
    item_code      text NOT NULL,
    item_version   text NOT NULL,
    case_number    text NOT NULL,
    agent_hmac     text NOT NULL,
    due_on         date NOT NULL,
    supplied_by    uuid,
    supplied_at    timestamptz,
    lapsed_at      timestamptz,
    PRIMARY KEY (case_id, requirement_id)
);
CREATE INDEX deferred_materials_open ON deferred_materials (due_on)
    WHERE supplied_by IS NULL AND lapsed_at IS NULL;

-- Cases that another place handles (跨域通办).
CREATE TABLE case_places (
    case_id      uuid PRIMARY KEY,
    place_code   text NOT NULL,
    place_name   text NOT NULL,
    authority    text NOT NULL,
    noted_at     timestamptz NOT NULL
);

-- Look-ups in the licence store that a resident agreed to: who asked for what, not about whom.
CREATE TABLE licence_lookups (
    lookup_id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    asked_at      timestamptz NOT NULL,
    kiosk_id      text NOT NULL,
    item_code     text NOT NULL,
    licence_types text NOT NULL,
    found         smallint NOT NULL
);
