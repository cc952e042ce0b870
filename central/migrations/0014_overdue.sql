-- Until when an accepted case is to be decided, as its applicant was told. The signed answer says
-- so too; here it can be asked for.

ALTER TABLE cases ADD COLUMN decide_by timestamptz;
UPDATE cases SET decide_by = (convert_from(answer_body, 'UTF8')::jsonb ->> 'decide_by')::timestamptz
    WHERE kind = 'accepted';
CREATE INDEX cases_by_limit ON cases (decide_by) WHERE decide_by IS NOT NULL;
CREATE INDEX case_parts_by_limit ON case_parts (decide_by) WHERE decide_by IS NOT NULL;
