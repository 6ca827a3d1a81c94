-- Built while messages arrive; one that a broken build left behind is dropped first.
drop index concurrently if exists hl7_message_other_numbers;
create index concurrently hl7_message_other_numbers on hl7_message using gin (other_numbers)
    where other_numbers is not null;
