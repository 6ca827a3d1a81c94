-- Patients and locations as the EPR tells of them (contracts/encounters.md §7.12), and the EPR's messages.

CREATE TABLE epr_patient
(
    uuid                VARCHAR(36)              NOT NULL PRIMARY KEY,
    record_uuid         VARCHAR(36)              NOT NULL UNIQUE,
    nhs_number          VARCHAR(10),
    hospital_number     VARCHAR(600),
    first_name          VARCHAR,
    last_name           VARCHAR,
    dob                 DATE,
    dod                 DATE,
    sex                 VARCHAR,
    -- The patient that remained after a merge.
    parent_uuid         VARCHAR(36) REFERENCES epr_patient (uuid),
    product_uuid        VARCHAR(36)              NOT NULL,
    product_name        VARCHAR                  NOT NULL,
    product_opened_date DATE                     NOT NULL,
    product_closed_date DATE,
    created             TIMESTAMP WITH TIME ZONE NOT NULL,
    created_by_         VARCHAR                  NOT NULL,
    modified            TIMESTAMP WITH TIME ZONE NOT NULL,
    modified_by_        VARCHAR                  NOT NULL,
    version             BIGINT                   NOT NULL
);

-- Not unique: patients that were merged away keep their identifiers.
CREATE INDEX epr_patient_nhs_number ON epr_patient (nhs_number);
CREATE INDEX epr_patient_hospital_number ON epr_patient (hospital_number);
CREATE INDEX epr_patient_parent ON epr_patient (parent_uuid) WHERE parent_uuid IS NOT NULL;

-- The last message that spoke of the patient (§7.11, late messages). A table of its own, so that a message that
-- changes nothing leaves epr_patient.modified alone.
CREATE TABLE epr_patient_recency
(
    patient_uuid VARCHAR(36) NOT NULL PRIMARY KEY REFERENCES epr_patient (uuid) ON DELETE CASCADE,
    sent_at      TIMESTAMP WITH TIME ZONE,
    sender       VARCHAR,
    sequence     BIGINT
);

CREATE TABLE epr_location
(
    uuid                 VARCHAR(36)              NOT NULL PRIMARY KEY,
    ods_code             VARCHAR(600)             NOT NULL,
    display_name         VARCHAR                  NOT NULL,
    location_type        VARCHAR,
    parent_uuid          VARCHAR(36) REFERENCES epr_location (uuid),
    active               BOOLEAN                  NOT NULL,
    score_system_default VARCHAR,
    product_uuid         VARCHAR(36)              NOT NULL,
    product_name         VARCHAR                  NOT NULL,
    product_opened_date  DATE                     NOT NULL,
    created              TIMESTAMP WITH TIME ZONE NOT NULL,
    created_by_          VARCHAR                  NOT NULL,
    modified             TIMESTAMP WITH TIME ZONE NOT NULL,
    modified_by_         VARCHAR                  NOT NULL,
    version              BIGINT                   NOT NULL
);

CREATE UNIQUE INDEX epr_location_ods_code ON epr_location (ods_code);
CREATE INDEX epr_location_parent ON epr_location (parent_uuid) WHERE parent_uuid IS NOT NULL;

-- What became of each message, so that a second delivery changes nothing (§7.11).
CREATE TABLE epr_message
(
    message_uuid VARCHAR(255)             NOT NULL PRIMARY KEY,
    reprocess    BIGINT                   NOT NULL,
    received_at  TIMESTAMP WITH TIME ZONE NOT NULL,
    processed_at TIMESTAMP WITH TIME ZONE,
    outcome      VARCHAR(20)              NOT NULL CHECK (outcome IN ('processed', 'rejected')),
    reason       VARCHAR
);

-- For the purge of old rows.
CREATE INDEX epr_message_received ON epr_message (received_at);
