MSH|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ACK^A31^ACK|<id>|P|2.4||||||UNICODE UTF-8
MSA|AA|MC-31
ERR||PID^1^7|date_partial|W|102^Data type error^HL70357||PID-7 must be a date as YYYYMMDD; what is known of it alone is kept beside the date. Site profile: default|The date has no day: the date stays as it was
