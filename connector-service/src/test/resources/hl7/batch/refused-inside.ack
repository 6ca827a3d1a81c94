BHS|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ADMISSIONS||<id>|B-1
MSH|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ACK^R01^ACK|<id>|P|2.4||||||UNICODE UTF-8
MSA|AR|BA-20|HL7 message of unexpected type 'ORU'
ERR||MSH^1^9^1^1|Hl7ApplicationRejectException|E|200^Unsupported message type^HL70357||MSH-9.1 must be ADT. Site profile: default|HL7 message of unexpected type 'ORU'
MSH|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ACK^A28^ACK|<id>|P|2.4||||||UNICODE UTF-8
MSA|AE|BA-21|HL7 PID segment missing
ERR||PID^1|Hl7ApplicationErrorException|E|100^Segment sequence error^HL70357||A PID segment is needed. Site profile: default|HL7 PID segment missing
MSH|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ACK^A28^ACK|<id>|P|2.4||||||UNICODE UTF-8
MSA|AA|BA-22
BTS|3
