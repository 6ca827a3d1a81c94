MSH|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ACK^O01^ACK|<id>|P|2.4||||||UNICODE UTF-8
MSA|AR|MC-15|HL7 message of unexpected type 'ORM'
ERR||MSH^1^9^1^1|Hl7ApplicationRejectException|E|200^Unsupported message type^HL70357||MSH-9.1 must be ADT. Site profile: default|HL7 message of unexpected type 'ORM'
