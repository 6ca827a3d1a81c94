-- One index for each filter of the operator's list, newest first. Built while messages arrive; one that a broken build
-- left behind is dropped first, so that the migration can be run again.
DROP INDEX CONCURRENTLY IF EXISTS hl7_message_created;
CREATE INDEX CONCURRENTLY hl7_message_created ON hl7_message (created DESC, uuid DESC);

-- Of the messages received, those that are not done: the done ones are most, and are found by their time.
DROP INDEX CONCURRENTLY IF EXISTS hl7_message_state;
CREATE INDEX CONCURRENTLY hl7_message_state ON hl7_message (
    (CASE WHEN sequence IS NOT NULL THEN CASE WHEN outcome = 'rejected' THEN 'rejected' ELSE 'published' END
          WHEN ack IS NULL THEN 'unreadable'
          WHEN refusal = 'duplicate' OR (refusal IS NULL AND message_type IS NOT NULL) THEN 'duplicate'
          ELSE 'refused' END),
    created DESC, uuid DESC)
    WHERE src_description = 'tie' AND (sequence IS NULL OR NOT is_processed);

-- MSH-9 has any length, an entry of an index has not.
DROP INDEX CONCURRENTLY IF EXISTS hl7_message_type;
CREATE INDEX CONCURRENTLY hl7_message_type ON hl7_message (
    (left(split_part(message_type, '^', 1) || '^' || split_part(message_type, '^', 2), 40)), created DESC, uuid DESC)
    WHERE message_type IS NOT NULL;

DROP INDEX CONCURRENTLY IF EXISTS hl7_message_sender;
CREATE INDEX CONCURRENTLY hl7_message_sender ON hl7_message ((left(sender, 60)), created DESC, uuid DESC)
    WHERE sender IS NOT NULL;

DROP INDEX CONCURRENTLY IF EXISTS hl7_message_outgoing;
CREATE INDEX CONCURRENTLY hl7_message_outgoing ON hl7_message (dst_description, created DESC, uuid DESC)
    WHERE src_description = 'dhos';
