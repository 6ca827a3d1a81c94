-- What was left out of an accepted message and what is odd about its feed (contracts/identity.md F9): a JSON list of
-- code, field and remedy; null: nothing. Without a default: no row is rewritten, and the version before leaves it null.
alter table hl7_message
    add column warnings text;
