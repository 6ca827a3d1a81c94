MSH|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ACK^A01^ACK|<id>|P|2.4||||||UNICODE UTF-8
MSA|AE|MC-19|HL7 PID segment missing
ERR||PID^1|Hl7ApplicationErrorException|E|100^Segment sequence error^HL70357||A PID segment is needed. Site profile: default|HL7 PID segment missing
