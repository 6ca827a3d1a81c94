MSH|^~\&|POLARIS|STMARYS|VISITS|STMARYS|<now>||ACK^A44^ACK|<id>|P|2.5||||||UNICODE UTF-8
MSA|AE|PC-13
ERR||PV1^1^19^1^1|Hl7ApplicationErrorException|E|101^Required field missing^HL70357||PV1-19, PID-18, MRG-5 or MRG-3 must hold the number of the visit or account that is moved; A40 joins two patients. Site profile: visits|HL7 message moves a visit or an account but names none
