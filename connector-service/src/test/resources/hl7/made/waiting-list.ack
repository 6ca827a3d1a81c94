MSH|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ACK^A05^ACK|<id>|P|2.4||||||UNICODE UTF-8
MSA|AE|MC-21|HL7 message concerns blacklisted encounter type 'PREADMIT'
ERR||PV1^1^2|Hl7ApplicationErrorException|E|103^Table value not found^HL70357||Stays with PV1-2 PREADMIT, RECURRING, WAITLIST are not taken; do not send them. Site profile: default|HL7 message concerns blacklisted encounter type 'PREADMIT'
