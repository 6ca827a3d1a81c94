MSH|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ACK^A08^ACK|<id>|P|2.5||||||UNICODE UTF-8
MSA|AA|FC-90
ERR||PID^1^29|date_partial|W|102^Data type error^HL70357||PID-29 must be a date as YYYYMMDD; what is known of it alone is kept beside the date. Site profile: default|The date has no day: the date stays as it was
