-- What a sender of MLLP was sent where that is not "ack" alone: commit acknowledgements of the enhanced mode, or nothing
-- (""). "ack" stays what is sent again when the message comes again. The version before neither reads nor writes it.
alter table hl7_message add column ack_sent text;
