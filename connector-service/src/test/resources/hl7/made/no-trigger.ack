MSH|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ACK^^ACK|<id>|P|2.4||||||UNICODE UTF-8
MSA|AR|MC-18|HL7 message of unexpected ADT type ''
ERR||MSH^1^9^1^2|Hl7ApplicationRejectException|E|201^Unsupported event code^HL70357||MSH-9.2 must be one of A01, A02, A03, A04, A05, A06, A07, A08, A09, A10, A11, A12, A13, A14, A15, A16, A17, A18, A21, A22, A23, A25, A26, A27, A28, A30, A31, A32, A33, A34, A35, A36, A37, A38, A39, A40, A41, A43, A44, A45, A47, A49, A50, A52, A53. Site profile: default|HL7 message of unexpected ADT type ''
