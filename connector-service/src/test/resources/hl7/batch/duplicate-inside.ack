BHS|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ADMISSIONS||<id>|B-1
MSH|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ACK^A28^ACK|<id>|P|2.4||||||UNICODE UTF-8
MSA|AA|BA-23
MSH|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ACK^A28^ACK|<id>|P|2.4||||||UNICODE UTF-8
MSA|AR|BA-23|HL7 message appears to be duplicate
ERR||MSH^1^10|Hl7ApplicationRejectException|E|205^Duplicate key identifier^HL70357||MSH-10 was used by an accepted message of the same MSH-3 and MSH-4. Nothing is to be done when this is that message again; another message needs a control id of its own|HL7 message appears to be duplicate
BTS|2
