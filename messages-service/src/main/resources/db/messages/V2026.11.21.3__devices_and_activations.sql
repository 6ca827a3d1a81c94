-- Tablets of wards (contracts/activation.md section 8).
CREATE TABLE device
(
    uuid                      VARCHAR(36) PRIMARY KEY,
    created                   TIMESTAMP WITH TIME ZONE NOT NULL,
    created_by_               VARCHAR                  NOT NULL,
    modified                  TIMESTAMP WITH TIME ZONE NOT NULL,
    modified_by_              VARCHAR                  NOT NULL,
    version                   BIGINT                   NOT NULL,
    location_id               VARCHAR                  NOT NULL,
    description               VARCHAR                  NOT NULL,
    active                    BOOLEAN                  NOT NULL DEFAULT TRUE,
    hashed_authorisation_code BYTEA,
    authorisation_code_salt   VARCHAR
);

CREATE INDEX device_listed ON device (active, created, uuid);
CREATE INDEX device_location ON device (location_id, created, uuid);

CREATE TABLE device_activation
(
    uuid         VARCHAR(36) PRIMARY KEY,
    created      TIMESTAMP WITH TIME ZONE NOT NULL,
    created_by_  VARCHAR                  NOT NULL,
    modified     TIMESTAMP WITH TIME ZONE NOT NULL,
    modified_by_ VARCHAR                  NOT NULL,
    version      BIGINT                   NOT NULL,
    device_id    VARCHAR(36)              NOT NULL REFERENCES device (uuid),
    -- Keyed hash of the code: nine digits are no secret once a plain hash of them is known.
    code_hmac    BYTEA                    NOT NULL,
    codes_issued INTEGER                  NOT NULL,
    used         BOOLEAN                  NOT NULL DEFAULT FALSE
);

-- At most one pending activation of a device, and no two pending ones with the same code.
CREATE UNIQUE INDEX device_activation_pending ON device_activation (device_id) WHERE NOT used;
CREATE UNIQUE INDEX device_activation_code ON device_activation (code_hmac) WHERE NOT used;

-- Patients who were ever given an activation.
CREATE TABLE patient
(
    uuid                      VARCHAR(36) PRIMARY KEY,
    created                   TIMESTAMP WITH TIME ZONE NOT NULL,
    created_by_               VARCHAR                  NOT NULL,
    modified                  TIMESTAMP WITH TIME ZONE NOT NULL,
    modified_by_              VARCHAR                  NOT NULL,
    version                   BIGINT                   NOT NULL,
    patient_id                VARCHAR(36)              NOT NULL UNIQUE,
    hashed_authorisation_code BYTEA,
    authorisation_code_salt   VARCHAR
);

CREATE TABLE patient_activation
(
    uuid                VARCHAR(36) PRIMARY KEY,
    created             TIMESTAMP WITH TIME ZONE NOT NULL,
    created_by_         VARCHAR                  NOT NULL,
    modified            TIMESTAMP WITH TIME ZONE NOT NULL,
    modified_by_        VARCHAR                  NOT NULL,
    version             BIGINT                   NOT NULL,
    patient_id          VARCHAR(36)              NOT NULL REFERENCES patient (patient_id),
    code                VARCHAR(36)              NOT NULL UNIQUE,
    short_code          VARCHAR(36)              NOT NULL UNIQUE,
    hashed_otp          BYTEA                    NOT NULL,
    otp_salt            VARCHAR                  NOT NULL,
    used                BOOLEAN                  NOT NULL DEFAULT FALSE,
    attempts_count      SMALLINT                 NOT NULL DEFAULT 0,
    activated_timestamp TIMESTAMP WITH TIME ZONE
);

CREATE UNIQUE INDEX patient_activation_pending ON patient_activation (patient_id) WHERE NOT used;
CREATE INDEX patient_activation_completed ON patient_activation (patient_id, activated_timestamp DESC) WHERE used;
