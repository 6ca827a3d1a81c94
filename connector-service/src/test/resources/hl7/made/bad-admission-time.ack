MSH|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ACK^A01^ACK|<id>|P|2.4||||||UNICODE UTF-8
MSA|AE|MC-25|HL7 field PV1-44 is not a valid timestamp
ERR||PV1^1^44|Hl7ApplicationErrorException|E|102^Data type error^HL70357||PV1-44 must be a time as YYYY[MM[DD[HH[MM[SS[.f]]]]]][+/-HHMM]. Site profile: default|HL7 field PV1-44 is not a valid timestamp
