MSH|^~\&|POLARIS|STMARYS|TRIGGERS|STMARYS|<now>||ACK^A08^ACK|<id>|P|2.4||||||UNICODE UTF-8
MSA|AR|MC-1|HL7 message of unexpected ADT type 'A08'
ERR||MSH^1^9^1^2|Hl7ApplicationRejectException|E|201^Unsupported event code^HL70357||MSH-9.2 must be one of A01, A02, A03, A06, A07. Site profile: triggers|HL7 message of unexpected ADT type 'A08'
