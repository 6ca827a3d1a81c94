MSH|^~\&|POLARIS|STMARYS|STRICT|STMARYS|<now>||ACK^A01^ACK|<id>|P|2.4||||||UNICODE UTF-8
MSA|AE|MC-1|HL7 message concerns a stay but the visit number is missing
ERR||PV1^1^19^1^1|Hl7ApplicationErrorException|E|101^Required field missing^HL70357||PV1-19 must hold the visit number. Site profile: strict|HL7 message concerns a stay but the visit number is missing
