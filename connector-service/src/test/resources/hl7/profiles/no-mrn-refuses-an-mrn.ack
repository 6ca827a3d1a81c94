MSH|^~\&|POLARIS|STMARYS|NO-MRN|STMARYS|<now>||ACK^A01^ACK|<id>|P|2.4||||||UNICODE UTF-8
MSA|AR|MC-1|HL7 MRN and NHS number missing
ERR||PID^1^3|Hl7ApplicationRejectException|E|101^Required field missing^HL70357||PID-3 needs an MRN (not taken) or an NHS number (type NHS or NHSNBR or NHSNMBR): the value in component 1, the authority in component 4, the type in component 5. Site profile: no-mrn|HL7 MRN and NHS number missing
