-- What the fold of contracts/identity.md shows beside what there was: numbers with namespaces, former ones too, and
-- conflicts. Everything is added; the version before goes on with its own columns.

ALTER TABLE epr_patient
    -- Of hospital_number; '' is the shared one.
    ADD COLUMN hospital_number_namespace VARCHAR(600) NOT NULL DEFAULT '',
    ADD COLUMN other_names               VARCHAR,
    -- A birth date of which only the year or the month is known: 1966, 1966-01.
    ADD COLUMN dob_partial               VARCHAR,
    -- PID-30.
    ADD COLUMN deceased                  BOOLEAN,
    -- It turned out that there is no such person, and no other one bears the numbers.
    ADD COLUMN deleted_at                TIMESTAMP WITH TIME ZONE;

-- Every number that leads to a patient, now or formerly.
CREATE TABLE patient_identifier
(
    patient_uuid VARCHAR(36)  NOT NULL REFERENCES epr_patient (uuid) ON DELETE CASCADE,
    kind         VARCHAR(20)  NOT NULL CHECK (kind IN ('MRN', 'NHS_NUMBER')),
    namespace    VARCHAR(600) NOT NULL,
    value        VARCHAR(600) NOT NULL,
    -- retired: an NHS number that a merge named as old, which is not free for others.
    standing     VARCHAR(10)  NOT NULL CHECK (standing IN ('current', 'former', 'retired')),
    shown        BOOLEAN      NOT NULL,
    PRIMARY KEY (patient_uuid, kind, namespace, value)
);

-- Not unique: of two patients that are one now both may have had the number.
CREATE INDEX patient_identifier_value ON patient_identifier (value, kind, namespace);

INSERT INTO patient_identifier (patient_uuid, kind, namespace, value, standing, shown)
SELECT uuid, 'MRN', '', hospital_number, 'current', TRUE
FROM epr_patient
WHERE hospital_number <> ''
UNION ALL
SELECT uuid, 'NHS_NUMBER', '', nhs_number, 'current', TRUE
FROM epr_patient
WHERE nhs_number <> '';

-- Two records want one number (contracts/identity.md §5).
CREATE TABLE patient_conflict
(
    uuid          VARCHAR(36)              NOT NULL PRIMARY KEY,
    claimant_uuid VARCHAR(36)              NOT NULL,
    -- Null when nobody bears the number any more.
    owner_uuid    VARCHAR(36),
    kind          VARCHAR(20)              NOT NULL,
    namespace     VARCHAR(600)             NOT NULL,
    value         VARCHAR(600)             NOT NULL,
    first_fact    VARCHAR(255)             NOT NULL,
    last_fact     VARCHAR(255)             NOT NULL,
    state         VARCHAR(10)              NOT NULL CHECK (state IN ('open', 'solved', 'dismissed')),
    sender        VARCHAR                  NOT NULL,
    opened_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    changed_at    TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE UNIQUE INDEX patient_conflict_claim ON patient_conflict (claimant_uuid, kind, namespace, value);

-- Pages of the list, newest first, for each filter.
CREATE INDEX patient_conflict_opened ON patient_conflict (opened_at DESC, uuid DESC);
CREATE INDEX patient_conflict_state ON patient_conflict (state, opened_at DESC, uuid DESC);
CREATE INDEX patient_conflict_sender ON patient_conflict (sender, opened_at DESC, uuid DESC);
CREATE INDEX patient_conflict_value ON patient_conflict (value, opened_at DESC, uuid DESC);

ALTER TABLE encounter
    -- Of epr_encounter_id; '' is the shared one.
    ADD COLUMN epr_encounter_namespace VARCHAR(600) NOT NULL DEFAULT '',
    -- A16.
    ADD COLUMN expected_discharge_at   TIMESTAMP WITH TIME ZONE,
    -- A09, A10: somebody is on the way, and the bed has not moved.
    ADD COLUMN departing_since         TIMESTAMP WITH TIME ZONE,
    ADD COLUMN arriving_since          TIMESTAMP WITH TIME ZONE;
