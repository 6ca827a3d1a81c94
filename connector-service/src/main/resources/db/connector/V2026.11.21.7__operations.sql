-- What operators ask of a message (contracts/connector.md §6, §12). Columns without a default: no row is rewritten.
ALTER TABLE hl7_message
    -- At reception: the rule that refused it, 'duplicate', or why it could not be read. Null in rows of before.
    ADD COLUMN refusal   VARCHAR,
    -- How often an operator had it done again after it was published
    ADD COLUMN reprocess INTEGER;

-- What happened to a message after it was stored and would be overwritten in its row. Only added to.
CREATE TABLE message_event
(
    sequence     BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message_uuid VARCHAR(36)              NOT NULL REFERENCES hl7_message (uuid) ON DELETE CASCADE,
    at           TIMESTAMP WITH TIME ZONE NOT NULL,
    event        VARCHAR(40)              NOT NULL,
    -- Caller id, as in created_by_
    actor        VARCHAR                  NOT NULL,
    -- Without patient data: "status 503", "no ward"
    detail       VARCHAR
);

CREATE INDEX message_event_message ON message_event (message_uuid, sequence);
