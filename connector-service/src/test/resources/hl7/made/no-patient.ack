MSH|^~\&|POLARIS|STMARYS|PASHUB|STMARYS|<now>||ACK^A01^ACK|<id>|P|2.4
MSA|AE|MC-19
ERR|||Hl7ApplicationErrorException|E||||HL7 PID segment missing
