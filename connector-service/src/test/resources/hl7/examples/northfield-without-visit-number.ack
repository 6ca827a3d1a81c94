MSH|^~\&|POLARIS|NORTHFIELD|LORENZO|NF01|<now>||ACK^A01|<id>|P|2.3||||||UNICODE UTF-8
MSA|AE|77004|HL7 message concerns a stay but the visit number is missing
ERR||PV1^1^19^1^1|Hl7ApplicationErrorException|E|101^Required field missing^HL70357||PV1-19 must hold the visit number; it is read from ZPI-4.1 too. Site profile: northfield|HL7 message concerns a stay but the visit number is missing
