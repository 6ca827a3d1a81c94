-- Every message as it came in or went out (contracts/connector.md §12). The identifiers of the original's JSON column
-- patient_identifiers are columns here, each with a digest: values have any length, entries of an index do not.
CREATE TABLE hl7_message
(
    uuid               VARCHAR(36)              NOT NULL PRIMARY KEY,
    created            TIMESTAMP WITH TIME ZONE NOT NULL,
    created_by_        VARCHAR                  NOT NULL,
    modified           TIMESTAMP WITH TIME ZONE NOT NULL,
    modified_by_       VARCHAR                  NOT NULL,
    version            BIGINT                   NOT NULL,
    content            TEXT                     NOT NULL,
    src_description    VARCHAR                  NOT NULL,
    dst_description    VARCHAR                  NOT NULL,
    is_processed       BOOLEAN                  NOT NULL,
    message_type       VARCHAR,
    sent_at            TIMESTAMP WITH TIME ZONE,
    -- MSH-3 | MSH-4
    sender             VARCHAR,
    -- Only for accepted messages: a refused one may be sent again under its control id.
    message_control_id VARCHAR,
    control_id_digest  BYTEA,
    -- SHA-256 of direction, sender and control id
    control_key        BYTEA,
    ack                TEXT,
    sequence           BIGINT,
    mrn                VARCHAR,
    mrn_digest         BYTEA,
    nhs_number         VARCHAR,
    nhs_number_digest  BYTEA,
    visit_id           VARCHAR,
    visit_id_digest    BYTEA,
    outcome            VARCHAR(20),
    outcome_reason     VARCHAR,
    outcome_at         TIMESTAMP WITH TIME ZONE
);

-- The judge of duplicates, also between requests at the same moment.
CREATE UNIQUE INDEX hl7_message_control_key ON hl7_message (control_key) WHERE control_key IS NOT NULL;

-- The searches, newest first.
CREATE INDEX hl7_message_control_id ON hl7_message (control_id_digest, created DESC, uuid DESC) WHERE control_id_digest IS NOT NULL;
CREATE INDEX hl7_message_mrn ON hl7_message (mrn_digest, created DESC, uuid DESC) WHERE mrn_digest IS NOT NULL;
CREATE INDEX hl7_message_nhs_number ON hl7_message (nhs_number_digest, created DESC, uuid DESC) WHERE nhs_number_digest IS NOT NULL;
CREATE INDEX hl7_message_visit_id ON hl7_message (visit_id_digest, created DESC, uuid DESC) WHERE visit_id_digest IS NOT NULL;

-- Numbers of accepted messages. Without a cache: two connections must not draw from different blocks.
CREATE SEQUENCE hl7_message_sequence CACHE 1;
