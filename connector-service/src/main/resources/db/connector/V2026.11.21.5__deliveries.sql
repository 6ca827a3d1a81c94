-- Messages on their way out (contracts/connector.md §9.6, §11). The texts are in hl7_message.
CREATE TABLE delivery
(
    -- The order within a lane; drawn under a lock of the lane, so it is the order of commits too.
    sequence          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message_uuid      VARCHAR(36)              NOT NULL UNIQUE REFERENCES hl7_message (uuid) ON DELETE CASCADE,
    destination       VARCHAR(20)              NOT NULL,
    -- SHA-256 of what must not be sent twice, the observation set
    reference         BYTEA,
    -- SHA-256 of what keeps its order, the patient
    lane              BYTEA                    NOT NULL,
    request_id        VARCHAR(128)             NOT NULL,
    state             VARCHAR(20)              NOT NULL
        CHECK (state IN ('pending', 'sending', 'sent', 'refused', 'failed', 'given_up')),
    attempts          INTEGER                  NOT NULL DEFAULT 0,
    -- Attempts that ended in a 4xx status
    rejections        INTEGER                  NOT NULL DEFAULT 0,
    -- Attempts that failed while messages of other lanes got through
    failures_alone    INTEGER                  NOT NULL DEFAULT 0,
    queued_at         TIMESTAMP WITH TIME ZONE NOT NULL,
    first_attempt_at  TIMESTAMP WITH TIME ZONE,
    last_attempt_at   TIMESTAMP WITH TIME ZONE,
    failed_at         TIMESTAMP WITH TIME ZONE,
    -- While sending: when the lease ends, and another replica may take over
    next_attempt_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    lease             VARCHAR(36),
    -- "timeout", "status 503"; never a text of the other side
    last_error        VARCHAR(60),
    ended_at          TIMESTAMP WITH TIME ZONE
);

CREATE UNIQUE INDEX delivery_reference ON delivery (destination, reference) WHERE reference IS NOT NULL;

-- What is due, and what of the same lane comes first.
CREATE INDEX delivery_due ON delivery (destination, next_attempt_at, sequence) WHERE state IN ('pending', 'sending');
CREATE INDEX delivery_lane ON delivery (destination, lane, sequence) WHERE state IN ('pending', 'sending');

-- When did anything last get through?
CREATE INDEX delivery_ended ON delivery (destination, ended_at DESC) WHERE state IN ('sent', 'refused');

-- The metrics count what is not at its good end.
CREATE INDEX delivery_unsent ON delivery (destination, state, queued_at) WHERE state <> 'sent';
