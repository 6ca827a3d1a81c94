MSH|^~\&|POLARIS|STMARYS|VERSIONS|STMARYS|<now>||ACK^A01^ACK|<id>|P|||||||UNICODE UTF-8
MSA|AR|MC-1
ERR||MSH^1^12^1^1|Hl7ApplicationRejectException|E|203^Unsupported version id^HL70357||MSH-12 must be one of 2.3, 2.4. Site profile: versions|HL7 message of unexpected version ''
