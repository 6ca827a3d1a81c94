-- Why a receiver refused a message, as it says itself (contracts/connector.md §9.6): MSA-3 and ERR, or what is odd about
-- its acknowledgement. The version before leaves it null.
alter table delivery
    add column answer_told varchar(600);
