MSH|^~\&|POLARIS|STMARYS|STRICT|STMARYS|<now>||ACK^A01^ACK|<id>|P|2.4||||||UNICODE UTF-8
MSA|AE|MC-1|HL7 message contains an assigned patient location but the ward code is missing
ERR||PV1^1^3^1^1|Hl7ApplicationErrorException|E|101^Required field missing^HL70357||PV1-3.1 must name a ward. Site profile: strict|HL7 message contains an assigned patient location but the ward code is missing
