-- Where a message came from: an address, or the subject of the client certificate of MLLP. Null in rows of before, in
-- those of the version before, and in what goes out. Without a default: no row is rewritten.
alter table hl7_message
    add column source varchar(300);
