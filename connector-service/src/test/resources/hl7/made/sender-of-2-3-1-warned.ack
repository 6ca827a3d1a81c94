MSH|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ACK^A28^ACK|<id>|P|2.3.1||||||UNICODE UTF-8
MSA|AA|MC-26
ERR||PID^1^7|date_unreadable|W|102^Data type error^HL70357||PID-7 must be a date as YYYYMMDD, or empty. Site profile: default|The date is not valid and was left out
