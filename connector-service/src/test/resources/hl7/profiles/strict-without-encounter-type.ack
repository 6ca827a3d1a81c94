MSH|^~\&|POLARIS|STMARYS|STRICT|STMARYS|<now>||ACK^A01^ACK|<id>|P|2.4||||||UNICODE UTF-8
MSA|AE|MC-1|HL7 message concerns a stay but the encounter type is missing
ERR||PV1^1^2|Hl7ApplicationErrorException|E|101^Required field missing^HL70357||PV1-2 must hold the encounter type, e.g. INPATIENT. Site profile: strict|HL7 message concerns a stay but the encounter type is missing
