MSH|^~\&|POLARIS|NORTHFIELD|LORENZO|NF01|<now>||ACK^A08|<id>|P|2.3||||||UNICODE UTF-8
MSA|AR|77003|HL7 message of unexpected ADT type 'A08'
ERR||MSH^1^9^1^2|Hl7ApplicationRejectException|E|201^Unsupported event code^HL70357||MSH-9.2 must be one of A01, A02, A03, A06, A07, A11, A12, A13. Site profile: northfield|HL7 message of unexpected ADT type 'A08'
