-- Times at the counter that can be booked (预约). A place is taken by one open booking at most, and
-- nobody holds two of one time: the database itself sees to both. Who booked is a keyed digest.

CREATE TABLE appointment_slots (
    slot_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    site      text NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at   timestamptz NOT NULL CHECK (ends_at > starts_at),
    places    smallint NOT NULL CHECK (places BETWEEN 1 AND 50),
    set_by    text NOT NULL,
    UNIQUE (site, starts_at)
);
CREATE INDEX appointment_slots_by_time ON appointment_slots (starts_at);

CREATE TABLE bookings (
    booking_id   uuid PRIMARY KEY,
    slot_id      bigint NOT NULL REFERENCES appointment_slots,
    place        smallint NOT NULL,
    holder_hmac  text NOT NULL,
    kiosk_id     text NOT NULL,
    booked_at    timestamptz NOT NULL,
    cancelled_at timestamptz
);
CREATE UNIQUE INDEX bookings_one_a_place ON bookings (slot_id, place) WHERE cancelled_at IS NULL;
CREATE UNIQUE INDEX bookings_one_a_person ON bookings (slot_id, holder_hmac)
    WHERE cancelled_at IS NULL;
CREATE INDEX bookings_by_holder ON bookings (holder_hmac) WHERE cancelled_at IS NULL;
