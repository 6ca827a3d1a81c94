-- Every other number that a message says (contracts/connector.md §12): of MRG, of further patients, further repetitions.
-- SHA-256 of the kind and the number; null when there is none, as in most messages and in the rows of before.
alter table hl7_message
    add column other_numbers bytea[];
