-- By which site profile a message was read; null for what could not be read, for what went out, and for what is older.
-- (contracts/connector.md §16 W13)
ALTER TABLE hl7_message ADD COLUMN profile VARCHAR(40);

-- What is old enough to be deleted, oldest first.
CREATE INDEX hl7_message_age ON hl7_message (src_description, coalesce(profile, 'default'), created, uuid);
