-- Clinicians, their products and the terms they agreed to (contracts/users.md §5). The original's table "user" has
-- a reserved word for a name; ours says what is in it.
CREATE TABLE clinician
(
    uuid                             VARCHAR(36) PRIMARY KEY,
    created                          TIMESTAMPTZ NOT NULL,
    created_by_                      VARCHAR     NOT NULL,
    modified                         TIMESTAMPTZ NOT NULL,
    modified_by_                     VARCHAR     NOT NULL,
    version                          BIGINT      NOT NULL DEFAULT 0,
    first_name                       VARCHAR,
    last_name                        VARCHAR,
    job_title                        VARCHAR,
    phone_number                     VARCHAR,
    nhs_smartcard_number             VARCHAR,
    professional_registration_number VARCHAR,
    agency_name                      VARCHAR,
    agency_staff_employee_number     VARCHAR,
    booking_reference                VARCHAR,
    email_address                    VARCHAR,
    -- Not unique: one badge on many clinicians is known from migrations, and then opens nothing.
    send_entry_identifier            VARCHAR,
    contract_expiry_eod_date         DATE,
    login_active                     BOOLEAN     NOT NULL DEFAULT true,
    -- Either {argon2id}…, or 512 hexadecimal digits of scrypt with the salt beside them (contracts/users.md §6.2).
    password_hash                    VARCHAR,
    password_salt                    VARCHAR,
    can_edit_ews                     BOOLEAN     NOT NULL DEFAULT false,
    can_edit_encounter               BOOLEAN,
    analytics_consent                BOOLEAN,
    groups                           TEXT[]      NOT NULL DEFAULT '{}',
    locations                        TEXT[]      NOT NULL DEFAULT '{}',
    bookmarks                        TEXT[]      NOT NULL DEFAULT '{}',
    bookmarked_patients              TEXT[]      NOT NULL DEFAULT '{}'
);

-- Nulls are free.
CREATE UNIQUE INDEX clinician_email_address_key ON clinician (email_address);

-- One per order that a list can have; uuid is the last tie-break, so that pages do not overlap. Read backwards they
-- serve the descending orders.
CREATE INDEX clinician_by_name ON clinician (last_name, first_name, uuid);
CREATE INDEX clinician_by_first_name ON clinician (first_name, uuid);
CREATE INDEX clinician_by_job_title ON clinician (job_title, uuid);
CREATE INDEX clinician_by_phone_number ON clinician (phone_number, uuid);
CREATE INDEX clinician_by_nhs_smartcard_number ON clinician (nhs_smartcard_number, uuid);
CREATE INDEX clinician_by_send_entry_identifier ON clinician (send_entry_identifier, uuid);
CREATE INDEX clinician_by_created ON clinician (created, uuid);
CREATE INDEX clinician_by_modified ON clinician (modified, uuid);

-- Filters whose matches are few among many.
CREATE INDEX clinician_inactive ON clinician (last_name, first_name, uuid) WHERE NOT login_active;
CREATE INDEX clinician_temporary ON clinician (last_name, first_name, uuid) WHERE contract_expiry_eod_date IS NOT NULL;
CREATE INDEX clinician_locations ON clinician USING gin (locations);

CREATE TABLE product
(
    uuid                VARCHAR(36) PRIMARY KEY,
    created             TIMESTAMPTZ NOT NULL,
    created_by_         VARCHAR     NOT NULL,
    modified            TIMESTAMPTZ NOT NULL,
    modified_by_        VARCHAR     NOT NULL,
    version             BIGINT      NOT NULL DEFAULT 0,
    -- Products are shown in the order in which they were added.
    ordinal             BIGINT      NOT NULL GENERATED ALWAYS AS IDENTITY,
    clinician_uuid      VARCHAR(36) NOT NULL REFERENCES clinician ON DELETE CASCADE,
    product_name        VARCHAR     NOT NULL,
    opened_date         DATE        NOT NULL,
    closed_date         DATE,
    closed_reason       VARCHAR,
    closed_reason_other VARCHAR
);

CREATE INDEX product_of_clinician ON product (clinician_uuid, product_name);
CREATE INDEX product_by_name ON product (product_name, clinician_uuid);

CREATE TABLE terms_agreement
(
    uuid                              VARCHAR(36) PRIMARY KEY,
    created                           TIMESTAMPTZ NOT NULL,
    created_by_                       VARCHAR     NOT NULL,
    modified                          TIMESTAMPTZ NOT NULL,
    modified_by_                      VARCHAR     NOT NULL,
    version                           BIGINT      NOT NULL DEFAULT 0,
    clinician_uuid                    VARCHAR(36) NOT NULL REFERENCES clinician ON DELETE CASCADE,
    product_name                      VARCHAR     NOT NULL,
    terms_version                     INTEGER,
    accepted_timestamp                TIMESTAMPTZ,
    tou_version                       INTEGER,
    tou_accepted_timestamp            TIMESTAMPTZ,
    patient_notice_version            INTEGER,
    patient_notice_accepted_timestamp TIMESTAMPTZ
);

-- "The agreement with the highest version, per product" is read off this index.
CREATE INDEX terms_agreement_of_clinician
    ON terms_agreement (clinician_uuid, product_name, terms_version DESC NULLS LAST, created DESC);
