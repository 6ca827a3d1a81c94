-- What users-service told of clinicians (contracts/activation.md section 7).
CREATE TABLE clinician_login
(
    uuid                     VARCHAR(36) PRIMARY KEY,
    created                  TIMESTAMP WITH TIME ZONE NOT NULL,
    created_by_              VARCHAR                  NOT NULL,
    modified                 TIMESTAMP WITH TIME ZONE NOT NULL,
    modified_by_             VARCHAR                  NOT NULL,
    version                  BIGINT                   NOT NULL,
    clinician_id             VARCHAR(36)              NOT NULL UNIQUE,
    login_active             BOOLEAN                  NOT NULL,
    send_entry_identifier    VARCHAR,
    contract_expiry_eod_date DATE,
    products                 VARCHAR[]                NOT NULL,
    groups                   VARCHAR[]                NOT NULL,
    locations                VARCHAR[]                NOT NULL
);

-- Badges are not unique: two clinicians may have been given the same one.
CREATE INDEX clinician_login_badge ON clinician_login (send_entry_identifier, created DESC);
