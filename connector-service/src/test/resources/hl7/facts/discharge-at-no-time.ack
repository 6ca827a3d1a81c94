MSH|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ACK^A03^ACK|<id>|P|2.5||||||UNICODE UTF-8
MSA|AE|FC-33
ERR||PV1^1^45|Hl7ApplicationErrorException|E|102^Data type error^HL70357||PV1-45 must be a time as YYYY[MM[DD[HH[MM[SS[.f]]]]]][+/-HHMM]. Site profile: default|HL7 field PV1-45 is not a valid timestamp
