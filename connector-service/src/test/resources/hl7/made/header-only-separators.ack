MSH|^~\&|||||<now>||ACK^^ACK|<id>||||||||UNICODE UTF-8
MSA|AR|
ERR||MSH^1^9^1^1|Hl7ApplicationRejectException|E|200^Unsupported message type^HL70357||MSH-9.1 must be ADT. Site profile: default|HL7 message of unexpected type ''
