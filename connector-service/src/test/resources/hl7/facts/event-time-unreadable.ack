MSH|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ACK^A31^ACK|<id>|P|2.5||||||UNICODE UTF-8
MSA|AA|FC-45
ERR||EVN^1^6|time_unreadable|W|102^Data type error^HL70357||EVN-6 must be a time as YYYYMMDDHHMMSS, or empty. Site profile: default|The time is not valid and was left out
ERR||EVN^1^2|time_unreadable|W|102^Data type error^HL70357||EVN-2 must be a time as YYYYMMDDHHMMSS, or empty. Site profile: default|The time is not valid and was left out
