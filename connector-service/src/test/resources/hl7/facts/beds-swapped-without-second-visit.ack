MSH|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ACK^A17^ACK|<id>|P|2.5||||||UNICODE UTF-8
MSA|AE|FC-3
ERR||PV1^1|Hl7ApplicationErrorException|E|100^Segment sequence error^HL70357||This event needs a PV1, not of class N, behind each PID. Site profile: default|HL7 PV1 segment missing
