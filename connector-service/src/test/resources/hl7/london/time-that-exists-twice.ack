MSH|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ACK^A03^ACK|<id>|P|2.4
MSA|AA|time-that-exists-t
