-- Taking cases in costs one round trip: numbers are drawn, rows written and committed by one
-- statement. It writes all of them or none: 'false' when somebody else drew a number since
-- ('expected' is then not the last one any more), or when one of the ids is here already.

CREATE FUNCTION take_in(
    expected bigint, ids uuid[], kiosks text[], digests text[], bodies bytea[],
    times timestamptz[], receipts bytea[], signatures bytea[], signers text[]
) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    -- Until this transaction is over nobody else draws a number.
    PERFORM FROM counters WHERE name = 'arrival_seq' AND value = expected FOR UPDATE;
    IF NOT FOUND
        OR EXISTS (SELECT FROM arrivals WHERE case_id = ANY (ids))
        OR EXISTS (SELECT FROM cases WHERE case_id = ANY (ids))
    THEN
        RETURN false;
    END IF;
    INSERT INTO arrivals (case_id, kiosk_id, digest, body, received_at, arrival_seq,
        receipt_body, receipt_signature, receipt_key_id, state)
    SELECT one.case_id, one.kiosk_id, one.digest, one.body, one.received_at,
        expected + one.place, one.receipt, one.signature, one.signer, 'waiting'
    FROM unnest(ids, kiosks, digests, bodies, times, receipts, signatures, signers)
        WITH ORDINALITY AS one (case_id, kiosk_id, digest, body, received_at, receipt,
            signature, signer, place);
    UPDATE counters SET value = expected + cardinality(ids) WHERE name = 'arrival_seq';
    RETURN true;
END
$$;
