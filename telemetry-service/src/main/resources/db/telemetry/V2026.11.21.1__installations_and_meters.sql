-- contracts/telemetry.md §5. Texts have any length, as clients send them; entries of an index do not, so the indexes
-- hold owners and times alone. COLLATE "C": versions are compared by code points, wherever the database runs (§3).
CREATE TABLE mobile
(
    uuid                           VARCHAR(36)              NOT NULL PRIMARY KEY,
    created                        TIMESTAMP WITH TIME ZONE NOT NULL,
    created_by_                    VARCHAR                  NOT NULL,
    modified                       TIMESTAMP WITH TIME ZONE NOT NULL,
    modified_by_                   VARCHAR                  NOT NULL,
    version                        BIGINT                   NOT NULL,
    patient_id                     VARCHAR(36)              NOT NULL,
    unique_device_code             VARCHAR                  NOT NULL,
    date_first_launched_           TIMESTAMP WITH TIME ZONE NOT NULL,
    -- seconds east of Greenwich, as sent
    date_first_launched_time_zone_ INTEGER                  NOT NULL,
    app_product                    VARCHAR                  NOT NULL,
    app_version                    VARCHAR COLLATE "C"      NOT NULL,
    phone_os                       VARCHAR                  NOT NULL,
    phone_os_version               VARCHAR                  NOT NULL,
    manufacturer                   VARCHAR                  NOT NULL,
    model                          VARCHAR                  NOT NULL,
    display_name                   VARCHAR                  NOT NULL
);

-- The latest installation of a patient; the few of one instant are sorted on the way out.
CREATE INDEX mobile_latest ON mobile (patient_id, date_first_launched_ DESC);

CREATE TABLE desktop
(
    uuid                       VARCHAR(36)              NOT NULL PRIMARY KEY,
    created                    TIMESTAMP WITH TIME ZONE NOT NULL,
    created_by_                VARCHAR                  NOT NULL,
    modified                   TIMESTAMP WITH TIME ZONE NOT NULL,
    modified_by_               VARCHAR                  NOT NULL,
    version                    BIGINT                   NOT NULL,
    clinician_id               VARCHAR(36)              NOT NULL,
    unique_device_code         VARCHAR                  NOT NULL,
    date_first_used_           TIMESTAMP WITH TIME ZONE NOT NULL,
    date_first_used_time_zone_ INTEGER                  NOT NULL,
    app_product                VARCHAR                  NOT NULL,
    app_version                VARCHAR COLLATE "C"      NOT NULL,
    desktop_os                 VARCHAR                  NOT NULL,
    desktop_os_version         VARCHAR                  NOT NULL,
    ip_address                 VARCHAR                  NOT NULL
);

CREATE INDEX desktop_latest ON desktop (clinician_id, date_first_used_ DESC);

-- Not unique by patient and serial number: each row is one check of a meter (§4).
CREATE TABLE blood_glucose_meter
(
    uuid                VARCHAR(36)              NOT NULL PRIMARY KEY,
    created             TIMESTAMP WITH TIME ZONE NOT NULL,
    created_by_         VARCHAR                  NOT NULL,
    modified            TIMESTAMP WITH TIME ZONE NOT NULL,
    modified_by_        VARCHAR                  NOT NULL,
    version             BIGINT                   NOT NULL,
    patient_id          VARCHAR                  NOT NULL,
    mobile_id           VARCHAR(36)              NOT NULL,
    serial_number       VARCHAR                  NOT NULL,
    date_verified       TIMESTAMP WITH TIME ZONE NOT NULL,
    is_bg_value_correct BOOLEAN,
    app_product         VARCHAR                  NOT NULL,
    app_version         VARCHAR                  NOT NULL,
    blood_glucose_value DOUBLE PRECISION
);

CREATE INDEX blood_glucose_meter_owner ON blood_glucose_meter USING HASH (patient_id);
