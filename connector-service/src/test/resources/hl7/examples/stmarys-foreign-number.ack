MSH|^~\&|POLARIS|STMARYS|CAREFLOW|STMARYS|<now>||ACK^A01^ACK|<id>|P|2.4||||||UNICODE UTF-8
MSA|AR|100003|HL7 MRN and NHS number missing
ERR||PID^1^3|Hl7ApplicationRejectException|E|101^Required field missing^HL70357||PID-3 needs an MRN (type MR and authority RXX; type PI and authority RXX) or an NHS number (type NH): the value in component 1, the authority in component 4, the type in component 5. Site profile: stmarys|HL7 MRN and NHS number missing
