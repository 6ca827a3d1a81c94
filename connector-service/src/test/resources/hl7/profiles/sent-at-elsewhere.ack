MSH|^~\&|POLARIS|STMARYS|SENT-AT|STMARYS|<now>||ACK^A28^ACK|<id>|P|2.5||||||UNICODE UTF-8
MSA|AA|PC-16
ERR||MSH^1^7|time_unreadable|W|102^Data type error^HL70357||MSH-7 must be a time as YYYYMMDDHHMMSS, or empty. Site profile: sent-at|The time is not valid and was left out
