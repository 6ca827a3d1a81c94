MSH|^~\&|POLARIS|STMARYS|ENCOUNTER-TYPES|STMARYS|<now>||ACK^A01^ACK|<id>|P|2.4||||||UNICODE UTF-8
MSA|AE|MC-1|HL7 message concerns blacklisted encounter type 'VIRTUAL'
ERR||PV1^1^2|Hl7ApplicationErrorException|E|103^Table value not found^HL70357||Stays with PV1-2 VIRTUAL are not taken; do not send them. Site profile: encounter-types|HL7 message concerns blacklisted encounter type 'VIRTUAL'
