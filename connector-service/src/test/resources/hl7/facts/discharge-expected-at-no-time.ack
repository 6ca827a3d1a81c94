MSH|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ACK^A16^ACK|<id>|P|2.5||||||UNICODE UTF-8
MSA|AE|FC-30
ERR||PV2^1^9|Hl7ApplicationErrorException|E|102^Data type error^HL70357||PV2-9 must be a time as YYYY[MM[DD[HH[MM[SS[.f]]]]]][+/-HHMM]. Site profile: default|HL7 field PV2-9 is not a valid timestamp
