MSH|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ACK^A17^ACK|<id>|P|2.5||||||UNICODE UTF-8
MSA|AE|FC-2
ERR||PID^1|Hl7ApplicationErrorException|E|100^Segment sequence error^HL70357||This event is about two patients: send two PID, for A17 each with its PV1. Site profile: default|HL7 message needs two PID segments
