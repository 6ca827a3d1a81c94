-- The kinds of messages; rows never change meaning (contracts/messages.md section 2).
CREATE TABLE message_type
(
    uuid         VARCHAR(36) PRIMARY KEY,
    value        INTEGER                  NOT NULL UNIQUE,
    created      TIMESTAMP WITH TIME ZONE NOT NULL,
    created_by_  VARCHAR                  NOT NULL DEFAULT 'sys',
    modified     TIMESTAMP WITH TIME ZONE NOT NULL,
    modified_by_ VARCHAR                  NOT NULL DEFAULT 'sys'
);

-- 4 was an older callback and is gone for good.
INSERT INTO message_type (uuid, value, created, modified)
SELECT kind.uuid, kind.value, date_trunc('milliseconds', now()), date_trunc('milliseconds', now())
FROM (VALUES ('DHOS-MESSAGES-GENERAL', 0),
             ('DHOS-MESSAGES-DOSAGE', 1),
             ('DHOS-MESSAGES-DIETARY', 2),
             ('DHOS-MESSAGES-FEEDBACK', 3),
             ('DHOS-MESSAGES-CALLBACK', 5),
             ('DHOS-MESSAGES-ACTIVATION-CODE', 6),
             ('DHOS-MESSAGES-RED-ALERT', 7),
             ('DHOS-MESSAGES-AMBER-ALERT', 8),
             ('DHOS-MESSAGES-GREY-ALERT', 9),
             ('DHOS-MESSAGES-CLEAR-ALERTS', 10)) AS kind (uuid, value);

CREATE TABLE message
(
    uuid            VARCHAR(36) PRIMARY KEY,
    created         TIMESTAMP WITH TIME ZONE NOT NULL,
    created_by_     VARCHAR                  NOT NULL,
    modified        TIMESTAMP WITH TIME ZONE NOT NULL,
    modified_by_    VARCHAR                  NOT NULL,
    version         BIGINT                   NOT NULL,
    sender          VARCHAR                  NOT NULL,
    sender_type     VARCHAR                  NOT NULL,
    receiver        VARCHAR                  NOT NULL,
    receiver_type   VARCHAR                  NOT NULL,
    content         VARCHAR                  NOT NULL,
    message_type_id INTEGER                  NOT NULL REFERENCES message_type (value),
    -- Client times: the instant, and the offset in seconds at which the client told it.
    retrieved       TIMESTAMP WITH TIME ZONE,
    retrieved_tz    INTEGER,
    confirmed       TIMESTAMP WITH TIME ZONE,
    confirmed_tz    INTEGER,
    confirmed_by    VARCHAR,
    cancelled       TIMESTAMP WITH TIME ZONE,
    cancelled_tz    INTEGER,
    cancelled_by    VARCHAR,
    related_message VARCHAR,
    internal        VARCHAR,
    deleted         TIMESTAMP WITH TIME ZONE,
    -- The two meanings of "active": section 6.1, and the narrower one of callbacks in section 6.2.
    active          BOOLEAN GENERATED ALWAYS AS (confirmed IS NULL OR message_type_id = 5) STORED,
    open_callback   BOOLEAN GENERATED ALWAYS AS
        (message_type_id = 5 AND confirmed IS NULL AND cancelled IS NULL) STORED
);

-- Every list has one of these, newest first.
CREATE INDEX message_sender ON message (sender, created DESC, uuid DESC) WHERE deleted IS NULL;
CREATE INDEX message_receiver ON message (receiver, created DESC, uuid DESC) WHERE deleted IS NULL;
CREATE INDEX message_pair ON message (sender, receiver, created DESC, uuid DESC) WHERE deleted IS NULL;
-- What is still to be done is little beside what ever was.
CREATE INDEX message_sender_active ON message (sender, created DESC, uuid DESC) WHERE deleted IS NULL AND active;
CREATE INDEX message_receiver_active ON message (receiver, created DESC, uuid DESC) WHERE deleted IS NULL AND active;
CREATE INDEX message_sender_callback ON message (sender, created DESC, uuid DESC)
    WHERE deleted IS NULL AND open_callback;
CREATE INDEX message_receiver_callback ON message (receiver, created DESC, uuid DESC)
    WHERE deleted IS NULL AND open_callback;
