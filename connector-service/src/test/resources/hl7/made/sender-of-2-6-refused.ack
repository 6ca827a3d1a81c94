MSH|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ACK^A28^ACK|<id>|P|2.6||||||UNICODE UTF-8
MSA|AE|MC-27
ERR||MSH^1^7|Hl7ApplicationErrorException|E|102^Data type error^HL70357||MSH-7 must be a time as YYYY[MM[DD[HH[MM[SS[.f]]]]]][+/-HHMM]. Site profile: default|HL7 field MSH-7 is not a valid timestamp
