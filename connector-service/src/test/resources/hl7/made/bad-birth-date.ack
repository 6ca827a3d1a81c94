MSH|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ACK^A28^ACK|<id>|P|2.4
MSA|AE|MC-26
ERR||PID^1^7|Hl7ApplicationErrorException|E|102^Data type error^HL70357||PID-7 must be a time as YYYY[MM[DD[HH[MM[SS[.f]]]]]][+/-HHMM]. Site profile: default|HL7 field PID-7 is not a valid timestamp
