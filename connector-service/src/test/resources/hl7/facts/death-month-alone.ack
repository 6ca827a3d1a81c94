MSH|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ACK^A31^ACK|<id>|P|2.5||||||UNICODE UTF-8
MSA|AA|FC-91
ERR||PID^1^7|time_unreadable|W|102^Data type error^HL70357||PID-7 must be a date as YYYYMMDD, or a time with an hour from 00 to 23; the date alone is read. Site profile: default|The time is not valid and was left out
ERR||PID^1^29|date_partial|W|102^Data type error^HL70357||PID-29 must be a date as YYYYMMDD; what is known of it alone is kept beside the date. Site profile: default|The date has no day: the date stays as it was
